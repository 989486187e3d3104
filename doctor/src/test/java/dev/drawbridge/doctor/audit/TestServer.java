package dev.drawbridge.doctor.audit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.drawbridge.doctor.finding.Finding;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.Url;
import dev.drawbridge.wire.Reach;
import dev.drawbridge.wire.WireClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on a free loopback port, and the audit of it. */
final class TestServer implements AutoCloseable {
  /** The pages that are meant to use it. */
  static final Origin KNOWN = Origin.of("https://app.example.com");

  private static final String WORD = "dbqwerty";

  private final HttpServer server;
  private final List<String> heads = new CopyOnWriteArrayList<>();

  private TestServer(HttpHandler handler) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          heads.add(exchange.getRequestMethod() + " " + exchange.getRequestHeaders().keySet());
          try (exchange) {
            handler.handle(exchange);
          }
        });
    server.start();
  }

  static TestServer of(HttpHandler handler) {
    try {
      return new TestServer(handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers without a body. */
  static void end(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }

  Url url() {
    return Url.of("http://127.0.0.1:" + server.getAddress().getPort() + "/data?page=1");
  }

  /** The method and the names of the fields of each request that came. */
  List<String> heads() {
    return heads;
  }

  List<Finding> audit(Reach reach) {
    return audit(new Target(url(), KNOWN, reach, FieldList.EMPTY, WORD));
  }

  static List<Finding> audit(Target target) {
    boolean inside = target.reach() == Reach.INTERNAL;
    try (WireClient client =
        WireClient.builder().requestsPerSecond(10_000).internal(address -> inside).build()) {
      return Audit.run(target, client);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
