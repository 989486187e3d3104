package dev.drawbridge.quarkus;

import dev.drawbridge.vertx.CorsWebHandler;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Puts whatever a test sets before everything that Quarkus serves. */
@Singleton
public class Behind {
  private static final int FIRST = 1_000;

  private static volatile CorsWebHandler handler;

  /** From now on, requests go through this handler. */
  static void put(CorsWebHandler first) {
    handler = first;
  }

  void register(@Observes Filters filters) {
    filters.register(Behind::handle, FIRST);
  }

  private static void handle(RoutingContext context) {
    CorsWebHandler first = handler;
    if (first == null) {
      context.next();
    } else {
      first.handle(context);
    }
  }
}
