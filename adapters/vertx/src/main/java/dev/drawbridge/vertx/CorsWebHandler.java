package dev.drawbridge.vertx;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsRoutes;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SecurityPolicyHandler;

/**
 * Puts the server side of CORS into a router of Vert.x Web, as its first handler: answers
 * preflights, and writes to every other answer the fields of its request, whichever handler,
 * failure handler or error handler gives it. Fields of the CORS protocol that these set themselves
 * are dropped.
 *
 * <pre>{@code
 * router.route().handler(CorsWebHandler.of(policy));
 * }</pre>
 *
 * <p>Where a handler reroutes, the request is decided again, under its new path.
 */
public final class CorsWebHandler implements SecurityPolicyHandler {
  private final CorsRoutes routes;

  private CorsWebHandler(CorsRoutes routes) {
    this.routes = routes;
  }

  /** Returns the handler of one policy for all requests. */
  public static CorsWebHandler of(CorsPolicy policy) {
    return of(CorsRoutes.everywhere(policy));
  }

  /** Returns the handler of policies by path; they may be reconfigured while requests run. */
  public static CorsWebHandler of(CorsRoutes routes) {
    return new CorsWebHandler(routes);
  }

  @Override
  public void handle(RoutingContext context) {
    Exchange exchange = Exchange.begin(context.request(), routes);
    if (exchange == null) {
      context.next();
    } else if (!exchange.answered()) {
      // The first that is added is called last, after those of the application.
      context.addHeadersEndHandler(exchange);
      context.next();
    }
  }
}
