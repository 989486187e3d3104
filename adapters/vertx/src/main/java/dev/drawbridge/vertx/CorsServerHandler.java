package dev.drawbridge.vertx;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsRoutes;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

/**
 * Puts the server side of CORS before an application that is one handler of requests, without
 * Vert.x Web: answers preflights, and writes to every other answer the fields of its request.
 *
 * <p>Takes the response's {@code headersEndHandler}. An application that sets its own there takes
 * over what it then does to CORS fields; a router of Vert.x Web does so, and wants {@link
 * CorsWebHandler} instead.
 */
public final class CorsServerHandler implements Handler<HttpServerRequest> {
  private final CorsRoutes routes;
  private final Handler<HttpServerRequest> application;

  private CorsServerHandler(CorsRoutes routes, Handler<HttpServerRequest> application) {
    this.routes = routes;
    this.application = application;
  }

  /** Returns an application behind one policy for all requests. */
  public static CorsServerHandler of(CorsPolicy policy, Handler<HttpServerRequest> application) {
    return of(CorsRoutes.everywhere(policy), application);
  }

  /** Returns an application behind policies by path, reconfigurable while requests run. */
  public static CorsServerHandler of(CorsRoutes routes, Handler<HttpServerRequest> application) {
    return new CorsServerHandler(routes, application);
  }

  @Override
  public void handle(HttpServerRequest request) {
    Exchange exchange = Exchange.begin(request, routes);
    if (exchange != null) {
      if (exchange.answered()) {
        return;
      }
      exchange.write();
      request.response().headersEndHandler(exchange);
    }
    application.handle(request);
  }
}
