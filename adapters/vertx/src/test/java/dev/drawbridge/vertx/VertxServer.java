package dev.drawbridge.vertx;

import dev.drawbridge.testkit.RunningServer;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A server of Vert.x on a free loopback port. */
record VertxServer(Vertx vertx, int port) implements RunningServer {
  private static final int LONGEST_SECONDS = 30;

  static VertxServer start(Function<Vertx, Handler<HttpServerRequest>> application) {
    Vertx vertx = Vertx.vertx();
    int port =
        within(
                vertx
                    .createHttpServer()
                    .requestHandler(application.apply(vertx))
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture())
            .actualPort();
    return new VertxServer(vertx, port);
  }

  @Override
  public void close() {
    within(vertx.close().toCompletionStage().toCompletableFuture());
  }

  private static <T> T within(CompletableFuture<T> future) {
    return future.orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS).join();
  }
}
