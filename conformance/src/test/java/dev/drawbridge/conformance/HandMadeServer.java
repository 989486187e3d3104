package dev.drawbridge.conformance;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A server with CORS fields written by hand, for one origin: what the harness is tried on. */
final class HandMadeServer implements AutoCloseable {
  private final HttpServer server;
  private final String allowed;

  private HandMadeServer(String allowed) throws IOException {
    this.allowed = allowed;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  static HandMadeServer allowing(String origin) {
    try {
      return new HandMadeServer(origin);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** A cookie that no other server sets: browsers share cookies between the ports of a host. */
  private String crumb() {
    return "crumb" + server.getAddress().getPort() + "=1";
  }

  private void answer(HttpExchange exchange) throws IOException {
    Headers fields = exchange.getResponseHeaders();
    fields.set("Access-Control-Allow-Origin", allowed);
    fields.set("Access-Control-Allow-Credentials", "true");
    boolean preflight = exchange.getRequestMethod().equals("OPTIONS");
    if (preflight) {
      fields.set("Access-Control-Allow-Methods", "PUT");
      fields.set("Access-Control-Allow-Headers", "x-named");
    } else {
      fields.set("Access-Control-Expose-Headers", "X-Exposed");
      fields.set("X-Exposed", "seen");
      fields.set("X-Hidden", "unseen");
      // WebKitGTK takes no secure cookie over http, and the others only a secure one of this kind.
      fields.add("Set-Cookie", crumb() + "; Path=/; SameSite=None; Secure");
      fields.add("Set-Cookie", crumb() + "; Path=/; SameSite=None");
    }
    String cookies = exchange.getRequestHeaders().getFirst("Cookie");
    boolean ours = cookies != null && List.of(cookies.split("; ", -1)).contains(crumb());
    String cookie = ours ? "crumb=1" : "null";
    int sent = exchange.getRequestBody().readAllBytes().length;
    String text = exchange.getRequestMethod() + " " + sent + " " + cookie;
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(preflight ? 204 : 200, preflight ? -1 : body.length);
    exchange.getResponseBody().write(preflight ? new byte[0] : body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
