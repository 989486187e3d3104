package dev.drawbridge.micronaut;

import dev.drawbridge.testkit.ConformanceKit;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Options;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.sse.Event;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** The kit's application, as it is written in Micronaut. */
@Controller
final class KitController {
  private static final int LARGE_CHUNKS = 64;
  private static final byte[] CHUNK = "a".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);

  private final AtomicInteger calls = new AtomicInteger();
  private final Queue<Sinks.One<String>> streams = new ConcurrentLinkedQueue<>();

  private <B> MutableHttpResponse<B> counted(MutableHttpResponse<B> response) {
    return response.header("X-Calls", "" + calls.incrementAndGet());
  }

  private HttpResponse<String> item(String x) {
    return counted(HttpResponse.ok("{\"id\":\"" + x + "\"}")).header("ETag", "\"1\"");
  }

  @Get("/items/{x}")
  HttpResponse<String> get(String x) {
    return item(x);
  }

  @Put("/items/{x}")
  HttpResponse<String> put(String x) {
    return item(x);
  }

  @Post("/items/{x}")
  HttpResponse<String> post(String x) {
    return item(x);
  }

  @Delete("/items/{x}")
  HttpResponse<String> delete(String x) {
    return item(x);
  }

  @Options("/items/{x}")
  HttpResponse<String> options(String x) {
    return counted(HttpResponse.<String>ok())
        .header("Allow", "GET, PUT, DELETE")
        .header("X-Plain", "yes");
  }

  @Get("/throws")
  HttpResponse<String> throwsException() {
    throw new IllegalStateException("thrown by the application");
  }

  @Get("/async")
  CompletableFuture<String> async() {
    return CompletableFuture.supplyAsync(() -> "async");
  }

  @Get("/async-throws")
  CompletableFuture<String> asyncThrows() {
    return CompletableFuture.supplyAsync(
        () -> {
          throw new IllegalStateException("thrown on another thread");
        });
  }

  @Post("/post-only")
  HttpResponse<String> postOnly() {
    return counted(HttpResponse.ok());
  }

  @Get("/protected")
  HttpResponse<String> guarded() {
    return counted(HttpResponse.ok());
  }

  @Get(value = "/large", produces = MediaType.APPLICATION_OCTET_STREAM)
  Flux<byte[]> large() {
    return Flux.range(0, LARGE_CHUNKS).map(i -> CHUNK);
  }

  @Post(
      value = "/echo",
      consumes = {MediaType.APPLICATION_OCTET_STREAM, MediaType.APPLICATION_FORM_URLENCODED},
      produces = MediaType.APPLICATION_OCTET_STREAM)
  HttpResponse<byte[]> echo(@Body byte[] body) {
    return counted(HttpResponse.ok(body));
  }

  @Get("/own-cors")
  HttpResponse<String> ownCors() {
    return counted(HttpResponse.<String>ok())
        .header("Access-Control-Allow-Origin", "*")
        .header("Access-Control-Allow-Credentials", "true")
        .header("Access-Control-Expose-Headers", "X-Own");
  }

  @Get("/own/{name}")
  HttpResponse<String> own(String name) {
    MutableHttpResponse<String> response = counted(HttpResponse.ok("data: own\n\n"));
    ConformanceKit.own(name).forEach(line -> response.header(line.name(), line.value()));
    return response;
  }

  @Get("/own-late")
  HttpResponse<String> ownLate() {
    return counted(HttpResponse.ok("late"));
  }

  @Get("/own-async")
  CompletableFuture<HttpResponse<String>> ownAsync() {
    return CompletableFuture.supplyAsync(() -> late(counted(HttpResponse.ok("late"))));
  }

  static <B> MutableHttpResponse<B> late(MutableHttpResponse<B> response) {
    ConformanceKit.own("late")
        .forEach(line -> response.getHeaders().set(line.name(), line.value()));
    return response;
  }

  @Get(value = "/events", produces = MediaType.TEXT_EVENT_STREAM)
  Flux<Event<String>> events() {
    Sinks.One<String> last = Sinks.one();
    streams.add(last);
    return Flux.concat(Flux.just("first"), last.asMono()).map(Event::of);
  }

  @Post("/events")
  HttpResponse<String> goOn() {
    Objects.requireNonNull(streams.poll()).tryEmitValue("last").orThrow();
    return counted(HttpResponse.ok());
  }

  @Get("/own-vary")
  HttpResponse<String> ownVary() {
    return counted(HttpResponse.<String>ok()).header("Vary", "Accept-Encoding");
  }

  @Get("/own-vary-star")
  HttpResponse<String> ownVaryStar() {
    return counted(HttpResponse.<String>ok()).header("Vary", "*");
  }

  @Get("/own-vary-origin")
  HttpResponse<String> ownVaryOrigin() {
    return counted(HttpResponse.<String>ok()).header("Vary", "accept, origin");
  }

  @Get("/reset")
  HttpResponse<String> reset() {
    MutableHttpResponse<String> response = counted(HttpResponse.ok("early"));
    response.header("X-Before", "reset");
    Set.copyOf(response.getHeaders().names()).forEach(response.getHeaders()::remove);
    return response.body("reset");
  }

  @Get("/redirect")
  HttpResponse<String> redirect() {
    return counted(HttpResponse.<String>status(HttpStatus.FOUND)).header("Location", "/items/1");
  }

  @Get("/not-modified")
  HttpResponse<String> notModified() {
    return counted(HttpResponse.<String>notModified()).header("ETag", "\"1\"");
  }
}
