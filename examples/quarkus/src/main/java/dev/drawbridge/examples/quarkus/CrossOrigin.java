package dev.drawbridge.examples.quarkus;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.vertx.CorsWebHandler;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Puts Drawbridge before everything that Quarkus serves. */
@Singleton
public final class CrossOrigin {
  /** The highest goes first; Quarkus's own CORS filter has 300, and authentication 200. */
  private static final int FIRST = 1_000;

  void register(@Observes Filters filters) {
    CorsPolicy policy =
        CorsPolicy.builder()
            .allowOrigins("http://localhost:*")
            .allowMethods("PUT", "DELETE")
            .allowHeaders("Content-Type", "X-Trace")
            .exposeHeaders("ETag")
            .allowCredentials(true)
            .maxAge(Duration.ofMinutes(10))
            .build();
    filters.register(CorsWebHandler.of(policy), FIRST);
  }
}
