package dev.drawbridge.testkit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.drawbridge.fetch.Field;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** As much of the kit's application as its own test asks for. */
final class WeakApplication {
  /**
   * An answer whose first fields are set.
   *
   * @param late sets the last ones
   */
  record Answer(int status, String body, Runnable late) {}

  private final AtomicInteger calls = new AtomicInteger();
  private final Semaphore goOn = new Semaphore(0);

  int called() {
    return calls.incrementAndGet();
  }

  Answer answer(HttpExchange exchange) throws IOException {
    Headers fields = exchange.getResponseHeaders();
    String path = exchange.getRequestURI().getPath();
    if (path.startsWith("/items/")) {
      return item(exchange, fields, path.substring("/items/".length()));
    }
    if (path.startsWith("/own/")) {
      ConformanceKit.own(path.substring("/own/".length()))
          .forEach(line -> fields.add(line.name(), line.value()));
      return ok("");
    }
    return switch (path) {
      case "/own-cors" ->
          ok(
              fields,
              new Field("Access-Control-Allow-Origin", "*"),
              new Field("Access-Control-Allow-Credentials", "true"),
              new Field("Access-Control-Expose-Headers", "X-Own"));
      case "/own-vary" -> ok(fields, new Field("Vary", "Accept-Encoding"));
      case "/own-late", "/own-async" ->
          new Answer(
              200,
              "",
              () ->
                  ConformanceKit.own("late")
                      .forEach(line -> fields.set(line.name(), line.value())));
      case "/echo" -> ok(body(exchange));
      case "/events" -> events(exchange, fields);
      case "/async" -> ok("");
      case "/annotated", "/annotated-class", "/annotated-inherited" ->
          exchange.getRequestMethod().equals("DELETE")
              ? new Answer(405, "", () -> {})
              : ok(body(exchange));
      default -> new Answer(404, "", () -> {});
    };
  }

  private Answer item(HttpExchange exchange, Headers fields, String name) {
    if (exchange.getRequestMethod().equals("OPTIONS")) {
      return ok(fields, new Field("Allow", "GET, PUT, DELETE"), new Field("X-Plain", "yes"));
    }
    fields.set("ETag", "\"1\"");
    fields.set("Content-Type", "application/json");
    fields.set("X-Calls", "" + called());
    return ok("{\"id\":\"" + name + "\"}");
  }

  private Answer events(HttpExchange exchange, Headers fields) {
    if (exchange.getRequestMethod().equals("POST")) {
      goOn.release();
      return ok("");
    }
    return ok(fields, new Field("Content-Type", "text/event-stream"));
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  private static Answer ok(Headers fields, Field... lines) {
    List.of(lines).forEach(line -> fields.set(line.name(), line.value()));
    return ok("");
  }

  private static Answer ok(String body) {
    return new Answer(200, body, () -> {});
  }

  /** Sends two events, the second one when it may. */
  void stream(HttpExchange exchange, boolean held) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write("data: first\n\n".getBytes(StandardCharsets.US_ASCII));
      if (!held) {
        body.flush();
      }
      goOn.acquire();
      body.write("data: last\n\n".getBytes(StandardCharsets.US_ASCII));
    } catch (InterruptedException e) {
      throw (InterruptedIOException) new InterruptedIOException("the server ends").initCause(e);
    }
  }
}
