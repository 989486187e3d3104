package dev.drawbridge.helidon;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.examples.helidon.Cors;
import dev.drawbridge.testkit.ConformanceKit;
import io.helidon.http.BadRequestException;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** The kit's application as handlers of a routing, behind the feature of the example. */
final class KitApplication {
  private static final int LARGE_CHUNKS = 64;
  private static final byte[] CHUNK = "a".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);

  private final AtomicInteger calls = new AtomicInteger();
  private final Semaphore goOn = new Semaphore(0);

  HttpRouting.Builder behind(CorsRoutes routes) {
    return HttpRouting.builder()
        .addFeature(new Cors(routes))
        .options("/items/{x}", with(200, Map.of("Allow", "GET, PUT, DELETE", "X-Plain", "yes")))
        .head("/items/{x}", with(200, Map.of("ETag", "\"1\"")))
        .any("/items/{x}", this::item)
        .get("/throws", KitApplication::fail)
        .get("/bad", KitApplication::bad)
        .get("/async", (request, response) -> elsewhere(() -> response.send("async")))
        .get("/async-throws", (request, response) -> elsewhere(() -> fail(request, response)))
        .any("/post-only", with(405, Map.of("Allow", "POST")))
        .get("/protected", with(401, Map.of("WWW-Authenticate", "Basic realm=\"kit\"")))
        .get("/large", KitApplication::large)
        .post("/echo", KitApplication::echo)
        .get(
            "/own-cors",
            with(
                200,
                Map.of(
                    "Access-Control-Allow-Origin", "*",
                    "Access-Control-Allow-Credentials", "true",
                    "Access-Control-Expose-Headers", "X-Own")))
        .get("/own/{name}", KitApplication::own)
        .get("/own-late", KitApplication::late)
        .get("/own-async", (request, response) -> elsewhere(() -> setLate(response).send("late")))
        .get("/events", this::events)
        .post("/events", this::goOn)
        .get("/own-vary", with(200, Map.of("Vary", "Accept-Encoding")))
        .get("/own-vary-star", with(200, Map.of("Vary", "*")))
        .get("/own-vary-origin", with(200, Map.of("Vary", "accept, origin")))
        .get("/reset", KitApplication::reset)
        .get("/redirect", with(302, Map.of("Location", "/items/1")))
        .get("/not-modified", with(304, Map.of("ETag", "\"1\"")));
  }

  private void item(ServerRequest request, ServerResponse response) {
    response.header("ETag", "\"1\"");
    response.header("Content-Type", "application/json");
    response.header("X-Calls", "" + calls.incrementAndGet());
    response.send("{\"id\":\"" + request.path().pathParameters().get("x") + "\"}");
  }

  private static Handler with(int status, Map<String, String> fields) {
    return (request, response) -> {
      fields.forEach((name, value) -> response.header(HeaderNames.create(name), value));
      response.status(Status.create(status));
      response.send();
    };
  }

  private static void own(ServerRequest request, ServerResponse response) {
    ConformanceKit.own(request.path().pathParameters().get("name"))
        .forEach(line -> response.headers().add(HeaderNames.create(line.name()), line.value()));
    response.send("data: own\n\n");
  }

  /** Helidon asks it before the head goes out. */
  private static void late(ServerRequest request, ServerResponse response) {
    response.beforeSend(() -> setLate(response));
    response.send("late");
  }

  private static ServerResponse setLate(ServerResponse response) {
    ConformanceKit.own("late")
        .forEach(line -> response.header(HeaderNames.create(line.name()), line.value()));
    return response;
  }

  private void events(ServerRequest request, ServerResponse response) throws IOException {
    response.header("Content-Type", "text/event-stream");
    try (OutputStream body = response.outputStream()) {
      body.write("data: first\n\n".getBytes(StandardCharsets.US_ASCII));
      body.flush();
      goOn.acquireUninterruptibly();
      body.write("data: last\n\n".getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void goOn(ServerRequest request, ServerResponse response) {
    goOn.release();
    response.send();
  }

  private static void fail(ServerRequest request, ServerResponse response) {
    throw new IllegalStateException("thrown by the application");
  }

  /** As reading an entity does. */
  private static void bad(ServerRequest request, ServerResponse response) {
    throw new BadRequestException("said by the application");
  }

  /** On another thread; Helidon wants the request's own to wait for it. */
  private static void elsewhere(Runnable answer) {
    CompletableFuture.runAsync(answer).join();
  }

  private static void large(ServerRequest request, ServerResponse response) throws IOException {
    try (OutputStream body = response.outputStream()) {
      for (int i = 0; i < LARGE_CHUNKS; i++) {
        body.write(CHUNK);
      }
    }
  }

  private static void echo(ServerRequest request, ServerResponse response) {
    response.send(request.content().as(byte[].class));
  }

  private static void reset(ServerRequest request, ServerResponse response) {
    response.header("X-Before", "reset");
    response.headers().clear();
    response.send("reset");
  }

  /** A server of this application on a free loopback port. */
  static WebServer serve(CorsRoutes routes) {
    HttpRouting.Builder routing = new KitApplication().behind(routes);
    return WebServer.builder().host("127.0.0.1").port(0).routing(routing).build().start();
  }
}
