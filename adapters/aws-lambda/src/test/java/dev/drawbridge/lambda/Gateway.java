package dev.drawbridge.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.drawbridge.testkit.RunningServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A socket before a function, as API Gateway and function URLs are: turns requests into events and
 * responses into answers as their documents say.
 */
final class Gateway implements RunningServer {
  static {
    // Without it head and body of an answer wait for each other's acknowledgement, 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** Invokes the function. */
  @FunctionalInterface
  interface Function {
    Answer invoke(Request request);
  }

  /**
   * A request as it came: the target octet by octet, names of fields in any case.
   *
   * @param base64 the content as every event has it whose content is not known to be text; null if
   *     there is none
   */
  record Request(
      String method, String target, Map<String, List<String>> fields, @Nullable String base64) {
    String path() {
      String path = target.replaceFirst("^https?://[^/?]*", "");
      return path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
    }

    String query() {
      return target.contains("?") ? target.substring(target.indexOf('?') + 1) : "";
    }
  }

  /** What the function's response says. */
  record Answer(
      int status, Map<String, List<String>> fields, @Nullable String body, boolean base64) {
    byte[] octets() {
      if (body == null) {
        return new byte[0];
      }
      return base64 ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private Gateway(Function function) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> carry(exchange, function));
    server.start();
  }

  static Gateway before(Function function) throws IOException {
    return new Gateway(function);
  }

  private static void carry(HttpExchange exchange, Function function) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Request request =
        new Request(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders(),
            body.length == 0 ? null : Base64.getEncoder().encodeToString(body));
    Answer answer = function.invoke(request);
    answer
        .fields()
        .forEach(
            (name, lines) -> lines.forEach(line -> exchange.getResponseHeaders().add(name, line)));
    byte[] octets = answer.octets();
    boolean empty = octets.length == 0 || request.method().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), empty ? -1 : octets.length);
    if (!empty) {
      exchange.getResponseBody().write(octets);
    }
    exchange.close();
  }

  @Override
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
