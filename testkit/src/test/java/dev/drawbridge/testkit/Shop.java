package dev.drawbridge.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.cors.RequestReader;
import dev.drawbridge.cors.ResponseWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server on a loopback port, behind a policy: it echoes what was sent to it. */
final class Shop implements AutoCloseable {
  private static final RequestReader<HttpExchange> READER =
      new RequestReader<>() {
        @Override
        public String method(HttpExchange request) {
          return request.getRequestMethod();
        }

        @Override
        public @Nullable String get(HttpExchange request, CorsField field) {
          return request.getRequestHeaders().getFirst(field.value());
        }

        @Override
        public @Nullable String get(HttpExchange request, CorsField field, int index) {
          return line(request.getRequestHeaders().get(field.value()), index);
        }
      };

  private static final ResponseWriter<HttpExchange> WRITER =
      new ResponseWriter<>() {
        @Override
        public void set(HttpExchange response, CorsField field, String value) {
          response.getResponseHeaders().set(field.value(), value);
        }

        @Override
        public void add(HttpExchange response, CorsField field, String value) {
          response.getResponseHeaders().add(field.value(), value);
        }

        @Override
        public @Nullable String get(HttpExchange response, CorsField field, int index) {
          return line(response.getResponseHeaders().get(field.value()), index);
        }
      };

  private final CorsProcessor cors;
  private final HttpServer server;

  private Shop(CorsPolicy policy) throws IOException {
    this.cors = CorsProcessor.of(policy);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  static Shop open(CorsPolicy policy) {
    try {
      return new Shop(policy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable String line(@Nullable List<String> lines, int index) {
    return lines != null && index < lines.size() ? lines.get(index) : null;
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    CorsDecision decision = cors.process(exchange, READER, exchange, WRITER);
    if (decision.answersHere()) {
      exchange.sendResponseHeaders(decision.status(), -1);
    } else {
      application(exchange, body);
    }
    exchange.close();
  }

  private static void application(HttpExchange exchange, byte[] body) throws IOException {
    String path = exchange.getRequestURI().getPath();
    exchange.getResponseHeaders().set("ETag", "\"1\"");
    exchange.getResponseHeaders().set("X-Secret", "42");
    exchange.getResponseHeaders().set("Content-Type", "text/plain");
    if (path.startsWith("/to/")) {
      exchange.getResponseHeaders().set("Location", path.substring("/to".length()));
      exchange.sendResponseHeaders(307, -1);
      return;
    }
    String cookie = exchange.getRequestHeaders().getFirst("Cookie");
    String said =
        exchange.getRequestMethod()
            + " "
            + new String(body, StandardCharsets.UTF_8)
            + (cookie == null ? "" : " with " + cookie);
    byte[] bytes = said.strip().getBytes(StandardCharsets.UTF_8);
    int status = path.equals("/missing") ? 404 : 200;
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
