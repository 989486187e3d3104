package dev.drawbridge.vertx;

import dev.drawbridge.testkit.ConformanceKit;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BasicAuthHandler;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The kit's application, as it is written in Vert.x Web. */
final class KitApplication {
  private static final int LARGE_CHUNKS = 64;
  private static final Buffer CHUNK = Buffer.buffer("a".repeat(64 * 1024));

  private final Queue<RoutingContext> streams = new ConcurrentLinkedQueue<>();
  private final AtomicInteger calls = new AtomicInteger();

  /** Adds the application's routes to a router, behind those that it has. */
  static void mount(Router router) {
    KitApplication application = new KitApplication();
    application.mountItems(router);
    application.mountAnswers(router);
    application.mountFields(router);
    application.mountLate(router);
    application.mountEvents(router);
  }

  private void mountItems(Router router) {
    router
        .route("/items/:x")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .method(HttpMethod.PUT)
        .method(HttpMethod.DELETE)
        .method(HttpMethod.POST)
        .handler(this::item);
    router
        .options("/items/:x")
        .handler(
            context ->
                counted(context)
                    .putHeader("Allow", "GET, PUT, DELETE")
                    .putHeader("X-Plain", "yes")
                    .end());
    router.post("/echo").handler(this::echo);
  }

  private void mountAnswers(Router router) {
    router
        .get("/throws")
        .handler(
            context -> {
              counted(context);
              throw new IllegalStateException("thrown by the application");
            });
    router
        .get("/async-throws")
        .handler(
            context ->
                context
                    .vertx()
                    .executeBlocking(
                        () -> {
                          throw new IllegalStateException("thrown on another thread");
                        })
                    .onFailure(context::fail));
    router.post("/post-only").handler(context -> counted(context).end());
    // No credentials are ever sent, so nobody is asked about them.
    router.get("/protected").handler(BasicAuthHandler.create(null, "kit"));
    router
        .get("/async")
        .handler(
            context ->
                context
                    .vertx()
                    .executeBlocking(() -> "async")
                    .onSuccess(text -> counted(context).end(text)));
    router.get("/large").handler(context -> large(counted(context).setChunked(true), 0));
    router
        .get("/redirect")
        .handler(
            context -> counted(context).setStatusCode(302).putHeader("Location", "/items/1").end());
    router
        .get("/not-modified")
        .handler(context -> counted(context).setStatusCode(304).putHeader("ETag", "\"1\"").end());
  }

  private void mountFields(Router router) {
    router
        .get("/own-cors")
        .handler(
            context ->
                counted(context)
                    .putHeader("Access-Control-Allow-Origin", "*")
                    .putHeader("Access-Control-Allow-Credentials", "true")
                    .putHeader("Access-Control-Expose-Headers", "X-Own")
                    .end());
    router
        .get("/own/:name")
        .handler(
            context -> {
              HttpServerResponse response = counted(context);
              ConformanceKit.own(context.pathParam("name"))
                  .forEach(line -> response.headers().add(line.name(), line.value()));
              response.end("data: own\n\n");
            });
    router.get("/own-vary").handler(context -> vary(context, "Accept-Encoding"));
    router.get("/own-vary-star").handler(context -> vary(context, "*"));
    router.get("/own-vary-origin").handler(context -> vary(context, "accept, origin"));
    router
        .get("/reset")
        .handler(
            context -> {
              counted(context).putHeader("X-Before", "reset").headers().clear();
              context.response().end("reset");
            });
  }

  private void mountLate(Router router) {
    router
        .get("/own-late")
        .handler(
            context -> {
              context.addHeadersEndHandler(head -> setLate(context));
              counted(context).end("late");
            });
    router
        .get("/own-async")
        .handler(
            context ->
                context
                    .vertx()
                    .executeBlocking(() -> "late")
                    .onSuccess(
                        text -> {
                          setLate(context);
                          counted(context).end(text);
                        }));
  }

  private static void setLate(RoutingContext context) {
    ConformanceKit.own("late")
        .forEach(line -> context.response().headers().set(line.name(), line.value()));
  }

  private void mountEvents(Router router) {
    router
        .get("/events")
        .handler(
            context -> {
              streams.add(context);
              counted(context)
                  .setChunked(true)
                  .putHeader("Content-Type", "text/event-stream")
                  .write("data: first\n\n");
            });
    router
        .post("/events")
        .handler(
            context -> {
              Objects.requireNonNull(streams.poll()).response().end("data: last\n\n");
              counted(context).end();
            });
  }

  private HttpServerResponse counted(RoutingContext context) {
    return context.response().putHeader("X-Calls", Integer.toString(calls.incrementAndGet()));
  }

  private void item(RoutingContext context) {
    counted(context)
        .putHeader("ETag", "\"1\"")
        .putHeader("Content-Type", "application/json")
        .end("{\"id\":\"" + context.pathParam("x") + "\"}");
  }

  private void echo(RoutingContext context) {
    context.request().pipeTo(counted(context).setChunked(true));
  }

  private void vary(RoutingContext context, String value) {
    counted(context).putHeader("Vary", value).end();
  }

  private static void large(HttpServerResponse response, int from) {
    for (int i = from; i < LARGE_CHUNKS; i++) {
      if (response.writeQueueFull()) {
        int next = i;
        response.drainHandler(drained -> large(response, next));
        return;
      }
      response.write(CHUNK);
    }
    response.drainHandler(null).end();
  }
}
