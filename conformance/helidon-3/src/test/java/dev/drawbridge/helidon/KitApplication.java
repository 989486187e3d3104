package dev.drawbridge.helidon;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.examples.helidon.Cors;
import dev.drawbridge.testkit.ConformanceKit;
import io.helidon.common.http.DataChunk;
import io.helidon.common.http.Http;
import io.helidon.common.reactive.Multi;
import io.helidon.common.reactive.Single;
import io.helidon.webserver.Handler;
import io.helidon.webserver.Routing;
import io.helidon.webserver.ServerRequest;
import io.helidon.webserver.ServerResponse;
import io.helidon.webserver.WebServer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The kit's application as handlers of a routing, behind the handler of the example. */
final class KitApplication {
  private static final int LARGE_CHUNKS = 64;
  private static final byte[] CHUNK = "a".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);

  private final AtomicInteger calls = new AtomicInteger();
  private final Queue<CompletableFuture<DataChunk>> streams = new ConcurrentLinkedQueue<>();

  Routing behind(CorsRoutes routes) {
    return Routing.builder()
        .any(new Cors(routes))
        .options("/items/{x}", with(200, Map.of("Allow", "GET, PUT, DELETE", "X-Plain", "yes")))
        .any("/items/{x}", this::item)
        .get("/throws", KitApplication::fail)
        .get("/async", (request, response) -> start(() -> response.send("async")))
        .get("/async-throws", (request, response) -> start(() -> request.next(failure())))
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
        .get("/own-async", (request, response) -> start(() -> setLate(response).send("late")))
        .get("/events", this::events)
        .post("/events", this::goOn)
        .get("/own-vary", with(200, Map.of("Vary", "Accept-Encoding")))
        .get("/own-vary-star", with(200, Map.of("Vary", "*")))
        .get("/own-vary-origin", with(200, Map.of("Vary", "accept, origin")))
        .get("/reset", KitApplication::reset)
        .get("/redirect", with(302, Map.of("Location", "/items/1")))
        .get("/not-modified", with(304, Map.of("ETag", "\"1\"")))
        .build();
  }

  private void item(ServerRequest request, ServerResponse response) {
    response.headers().put("ETag", "\"1\"");
    response.headers().put("Content-Type", "application/json");
    response.headers().put("X-Calls", "" + calls.incrementAndGet());
    response.send("{\"id\":\"" + request.path().param("x") + "\"}");
  }

  private static Handler with(int status, Map<String, String> fields) {
    return (request, response) -> {
      response.status(Http.ResponseStatus.create(status));
      fields.forEach((name, value) -> response.headers().put(name, value));
      response.send();
    };
  }

  private static void own(ServerRequest request, ServerResponse response) {
    ConformanceKit.own(request.path().param("name"))
        .forEach(line -> response.headers().add(line.name(), line.value()));
    response.send("data: own\n\n");
  }

  /** Helidon asks it before the head goes out. */
  private static void late(ServerRequest request, ServerResponse response) {
    response.headers().beforeSend(headers -> setLate(response));
    response.send("late");
  }

  private static ServerResponse setLate(ServerResponse response) {
    ConformanceKit.own("late").forEach(line -> response.headers().put(line.name(), line.value()));
    return response;
  }

  private void events(ServerRequest request, ServerResponse response) {
    CompletableFuture<DataChunk> last = new CompletableFuture<>();
    streams.add(last);
    response.headers().put("Content-Type", "text/event-stream");
    response.send(Multi.concat(Multi.just(event("data: first\n\n")), Single.create(last)));
  }

  private void goOn(ServerRequest request, ServerResponse response) {
    Objects.requireNonNull(streams.poll()).complete(event("data: last\n\n"));
    response.send();
  }

  private static DataChunk event(String text) {
    return DataChunk.create(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
  }

  private static void fail(ServerRequest request, ServerResponse response) {
    throw failure();
  }

  private static IllegalStateException failure() {
    return new IllegalStateException("thrown by the application");
  }

  private static void start(Runnable answer) {
    Thread thread = new Thread(answer, "kit-async");
    thread.setDaemon(true);
    thread.start();
  }

  private static void large(ServerRequest request, ServerResponse response) {
    response.send(
        Multi.create(IntStream.range(0, LARGE_CHUNKS).mapToObj(i -> DataChunk.create(CHUNK))));
  }

  private static void echo(ServerRequest request, ServerResponse response) {
    request.content().as(byte[].class).thenAccept(response::send);
  }

  private static void reset(ServerRequest request, ServerResponse response) {
    response.headers().put("X-Before", "reset");
    List.copyOf(response.headers().toMap().keySet()).forEach(response.headers()::remove);
    response.send("reset");
  }

  /** A server of this application on a free loopback port. */
  static WebServer serve(CorsRoutes routes) {
    Routing routing = new KitApplication().behind(routes);
    return WebServer.builder(routing).host("127.0.0.1").port(0).build().start().await();
  }
}
