package dev.drawbridge.jdk;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.drawbridge.testkit.ConformanceKit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** The kit's application as handlers of contexts. */
final class KitApplication {
  private final AtomicInteger calls = new AtomicInteger();
  private final Semaphore goOn = new Semaphore(0);
  private final Executor others;

  KitApplication(Executor others) {
    this.others = others;
  }

  void serve(HttpServer server, CorsFilter cors) {
    server.createContext("/", this::handle).getFilters().add(cors);
    cors.createContext(server, "/own-cors", KitApplication::ownCors);
    cors.createContext(server, "/protected", exchange -> answer(exchange, 200, "let in"))
        .setAuthenticator(
            new BasicAuthenticator("kit") {
              @Override
              public boolean checkCredentials(String user, String password) {
                return user.equals("user") && password.equals("password");
              }
            });
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.matches("/items/[^/]+")) {
      item(exchange, path.substring("/items/".length()));
      return;
    }
    if (path.startsWith("/own/")) {
      ConformanceKit.own(path.substring("/own/".length()))
          .forEach(line -> exchange.getResponseHeaders().add(line.name(), line.value()));
      answer(exchange, 200, "data: own\n\n");
      return;
    }
    switch (path) {
      case "/throws" -> throw new IllegalStateException("thrown by the application");
      case "/own-late" -> late(exchange);
      case "/own-async" -> others.execute(() -> late(exchange));
      case "/events" -> events(exchange);
      case "/async" -> others.execute(() -> answerUnchecked(exchange, "from another thread"));
      case "/post-only" -> answer(exchange, 405, "");
      case "/large" -> large(exchange);
      case "/echo" -> echo(exchange);
      case "/own-vary" -> vary(exchange, "Accept-Encoding");
      case "/own-vary-star" -> vary(exchange, "*");
      case "/own-vary-origin" -> vary(exchange, "accept, origin");
      case "/reset" -> reset(exchange);
      case "/redirect" -> answerWith(exchange, 302, Map.of("Location", "/items/1"));
      case "/not-modified" -> answerWith(exchange, 304, Map.of("ETag", "\"1\""));
      default -> answer(exchange, 404, "");
    }
  }

  private void item(HttpExchange exchange, String name) throws IOException {
    if (exchange.getRequestMethod().equals("OPTIONS")) {
      answerWith(exchange, 200, Map.of("Allow", "GET, PUT, DELETE", "X-Plain", "yes"));
      return;
    }
    exchange.getResponseHeaders().set("ETag", "\"1\"");
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("X-Calls", "" + calls.incrementAndGet());
    answer(exchange, 200, "{\"id\":\"" + name + "\"}");
  }

  private static void ownCors(HttpExchange exchange) throws IOException {
    answerWith(
        exchange,
        200,
        Map.of(
            "Access-Control-Allow-Origin", "*",
            "Access-Control-Allow-Credentials", "true",
            "Access-Control-Expose-Headers", "X-Own"));
  }

  private static void late(HttpExchange exchange) {
    ConformanceKit.own("late")
        .forEach(line -> exchange.getResponseHeaders().set(line.name(), line.value()));
    answerUnchecked(exchange, "late");
  }

  private void events(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("POST")) {
      goOn.release();
      answer(exchange, 200, "");
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write("data: first\n\n".getBytes(StandardCharsets.US_ASCII));
    exchange.getResponseBody().flush();
    goOn.acquireUninterruptibly();
    exchange.getResponseBody().write("data: last\n\n".getBytes(StandardCharsets.US_ASCII));
    exchange.close();
  }

  private static void vary(HttpExchange exchange, String value) throws IOException {
    answerWith(exchange, 200, Map.of("Vary", value));
  }

  private static void reset(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("X-Early", "1");
    exchange.getResponseHeaders().clear();
    answer(exchange, 200, "reset");
  }

  private static void large(HttpExchange exchange) throws IOException {
    byte[] part = "a".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
    exchange.sendResponseHeaders(200, 0);
    for (int i = 0; i < 64; i++) {
      exchange.getResponseBody().write(part);
    }
    exchange.close();
  }

  private static void echo(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void answerWith(HttpExchange exchange, int status, Map<String, String> fields)
      throws IOException {
    fields.forEach(exchange.getResponseHeaders()::set);
    answer(exchange, status, "");
  }

  private static void answerUnchecked(HttpExchange exchange, String body) {
    try {
      answer(exchange, 200, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
    boolean empty = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
    if (!empty) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }
}
