package dev.drawbridge.jaxrs;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.ConformanceKit;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The kit's application, as it is written in Jakarta REST: its resource, its guard, and CORS. */
final class KitApplication extends Instances {
  /** Marks what nobody may see. */
  @NameBinding
  @Retention(RetentionPolicy.RUNTIME)
  @interface Guarded {}

  @Guarded
  private static final class Guard implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      request.abortWith(
          Response.status(401).header("WWW-Authenticate", "Basic realm=\"kit\"").build());
    }
  }

  /** Marks answers whose fields the application's own filter sets. */
  @NameBinding
  @Retention(RetentionPolicy.RUNTIME)
  @interface Late {}

  /** As late as an application may ask for. */
  @Late
  private static final class LateWriter implements WriterInterceptor {
    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
      ConformanceKit.own("late")
          .forEach(line -> context.getHeaders().putSingle(line.name(), line.value()));
      context.proceed();
    }
  }

  KitApplication(CorsRoutes routes) {
    super(
        new KitResource(),
        new AnnotatedResource(),
        new InheritedResource(),
        new Guard(),
        new LateWriter(),
        CorsFeature.of(routes));
  }
}
