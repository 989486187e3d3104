package dev.drawbridge.examples.jdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.jdk.CorsFilter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The server of the JDK with Drawbridge before its handler. */
public final class Server {
  private static final List<String> METHODS = List.of("GET", "HEAD", "PUT");

  private Server() {}

  /** Listens at the port that the environment names. */
  public static void main(String[] arguments) throws IOException {
    CorsPolicy policy =
        CorsPolicy.builder()
            .allowOrigins("http://localhost:*")
            .allowMethods("PUT", "DELETE")
            .allowHeaders("Content-Type", "X-Trace")
            .exposeHeaders("ETag")
            .allowCredentials(true)
            .maxAge(Duration.ofMinutes(10))
            .build();
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8090"));

    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    CorsFilter cors = new CorsFilter(policy);
    cors.createContext(server, "/", Server::handle);
    server.start();
    System.out.println("listening on http://127.0.0.1:" + port);
  }

  private static void handle(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestURI().getPath()) {
      case "/items/1" -> item(exchange);
      case "/broken" -> throw new IllegalStateException("the application fails");
      default -> answer(exchange, 404, "");
    }
  }

  private static void item(HttpExchange exchange) throws IOException {
    if (METHODS.contains(exchange.getRequestMethod())) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("ETag", "\"1\"");
      answer(exchange, 200, "{\"id\":1,\"name\":\"raise the bridge\"}");
    } else {
      answer(exchange, 405, "");
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    boolean empty = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
    if (!empty) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }
}
