package dev.drawbridge.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsRoutes;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import org.junit.jupiter.api.Test;

/** What the README shows. */
final class VertxShownTest {
  private final CorsPolicy policy =
      CorsPolicy.builder().allowOrigins("https://shop.example").build();

  @Test
  void routes() {
    Vertx vertx = Vertx.vertx();
    Router router = Router.router(vertx);

    CorsRoutes routes =
        CorsRoutes.builder()
            .policy("storefront", policy)
            .route("/items/**", "storefront")
            .route("/public/**", CorsPolicy.builder().allowOrigins("*").build())
            .closed("/admin/**")
            .build();
    router.route().handler(CorsWebHandler.of(routes));

    assertThat(routes.matches().values()).containsExactly("storefront", "/public/**", "none");
    assertThat(router.getRoutes()).hasSize(1);
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void plainHandler() {
    Vertx vertx = Vertx.vertx();
    HttpServer server = vertx.createHttpServer();

    Handler<HttpServerRequest> application = request -> request.response().end("hello");
    server.requestHandler(CorsServerHandler.of(policy, application));

    assertThat(server.requestHandler()).isInstanceOf(CorsServerHandler.class);
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
