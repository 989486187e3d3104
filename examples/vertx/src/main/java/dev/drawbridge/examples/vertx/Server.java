package dev.drawbridge.examples.vertx;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.vertx.CorsWebHandler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** A router of Vert.x Web with Drawbridge in it. */
public final class Server {
  private Server() {}

  /** Listens at the port that the environment names. */
  public static void main(String[] arguments) {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8090"));
    Vertx vertx = Vertx.vertx();
    vertx
        .createHttpServer()
        .requestHandler(router(vertx))
        .listen(port, "127.0.0.1")
        .onSuccess(server -> System.out.println("listening on http://127.0.0.1:" + port))
        .onFailure(
            failure -> {
              System.err.println(failure.getMessage());
              vertx.close();
            });
  }

  private static Router router(Vertx vertx) {
    CorsPolicy policy =
        CorsPolicy.builder()
            .allowOrigins("http://localhost:*")
            .allowMethods("PUT", "DELETE")
            .allowHeaders("Content-Type", "X-Trace")
            .exposeHeaders("ETag")
            .allowCredentials(true)
            .maxAge(Duration.ofMinutes(10))
            .build();

    Router router = Router.router(vertx);
    router.route().handler(CorsWebHandler.of(policy));

    router.get("/items/1").handler(Server::item);
    router.put("/items/1").handler(Server::item);
    router
        .get("/broken")
        .handler(
            context -> {
              throw new IllegalStateException("the application fails");
            });
    return router;
  }

  private static void item(RoutingContext context) {
    context
        .response()
        .putHeader("Content-Type", "application/json")
        .putHeader("ETag", "\"1\"")
        .end("{\"id\":1,\"name\":\"raise the bridge\"}");
  }
}
