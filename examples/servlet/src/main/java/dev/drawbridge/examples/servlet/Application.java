package dev.drawbridge.examples.servlet;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.servlet.CorsFilter;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What any container starts: two servlets, and the filter before them. */
final class Application implements ServletContainerInitializer {
  @Override
  public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
    CorsPolicy policy =
        CorsPolicy.builder()
            .allowOrigins("http://localhost:*")
            .allowMethods("PUT", "DELETE")
            .allowHeaders("Content-Type", "X-Trace")
            .exposeHeaders("ETag")
            .allowCredentials(true)
            .maxAge(Duration.ofMinutes(10))
            .build();
    new CorsFilter(policy).addTo(context);

    context.addServlet("items", new Items()).addMapping("/items/1");
    context.addServlet("broken", new Broken()).addMapping("/broken");
  }
}
