package dev.drawbridge.conformance.exchange;

import dev.drawbridge.origin.Url;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * The servers of all {@link Site sites}: they write the very bytes that an exchange gives, and keep
 * what they were asked. Beside exchanges they have the page that makes them.
 */
final class RawServer implements AutoCloseable {
  private static final String PAGE = "exchanges.html";

  /** WebKitGTK takes no secure cookie over http, and the others only a secure one of this kind. */
  private static final List<List<String>> COOKIES =
      List.of(
          List.of("Set-Cookie", "crumb=1; Path=/; SameSite=None; Secure"),
          List.of("Set-Cookie", "crumb=1; Path=/; SameSite=None"));

  private final Map<Site, ServerSocket> sockets = new EnumMap<>(Site.class);
  private final Set<Site> missing = EnumSet.noneOf(Site.class);
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Map<String, Serving> servings = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Certificate certificate = Certificate.shared();
  private final Ports ports;

  private RawServer() throws IOException {
    Map<Site, Integer> real = new EnumMap<>(Site.class);
    Map<Integer, Optional<ServerSocket>> defaults = new HashMap<>();
    for (Site site : Site.values()) {
      if (site.hasDefaultPort()) {
        defaults
            .computeIfAbsent(site.port(), RawServer::bindIfFree)
            .ifPresentOrElse(socket -> sockets.put(site, socket), () -> missing.add(site));
      } else {
        ServerSocket socket = bind(0);
        sockets.put(site, socket);
        real.put(site, socket.getLocalPort());
      }
    }
    Set.copyOf(sockets.values()).forEach(socket -> threads.execute(() -> accept(socket)));
    this.ports = new Ports(real);
  }

  private static ServerSocket bind(int port) throws IOException {
    return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
  }

  private static Optional<ServerSocket> bindIfFree(int port) {
    try {
      return Optional.of(bind(port));
    } catch (IOException takenOrForbidden) {
      return Optional.empty();
    }
  }

  static RawServer start() {
    try {
      return new RawServer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Ports ports() {
    return ports;
  }

  /** The sites that are not served, as the port of their scheme is taken, or forbidden to bind. */
  Set<Site> missing() {
    return missing;
  }

  /** Serves an exchange from now on. */
  Serving serve(Exchange exchange) {
    Serving serving = new Serving(exchange, ports);
    servings.put(exchange.id(), serving);
    return serving;
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        connections.add(connection);
        threads.execute(() -> converse(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void converse(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      Line line = Line.of(connection, certificate);
      for (RawRequest request = RawRequest.read(line);
          request != null;
          request = RawRequest.read(line)) {
        byte[] answer = answer(request);
        if (answer == null) {
          return;
        }
        line.out().write(answer);
        line.out().flush();
      }
    } catch (IOException gone) {
      // The browser's right, at any time.
    } finally {
      connections.remove(connection);
    }
  }

  /** The bytes to answer with; null to break off. */
  private byte @Nullable [] answer(RawRequest request) throws IOException {
    Matcher id = Exchange.ID.matcher(request.target());
    Serving serving = id.find() ? servings.get(id.group(1)) : null;
    if (serving != null) {
      return Site.have(Url.of(ports.toFixed(request.url()))) ? serving.answer(request) : null;
    }
    return switch (request.target()) {
      case "/" -> plain(200, "Cache-Control", "no-store", page());
      case "/opaque" -> plain(200, "Content-Security-Policy", "sandbox allow-scripts", page());
      case "/cookie" -> RawRequest.response(204, COOKIES, "");
      default -> {
        nextStep(request.target());
        yield plain(204, "Cache-Control", "no-store", "");
      }
    };
  }

  private void nextStep(String target) {
    String prefix = "/step/";
    if (target.startsWith(prefix)) {
      Objects.requireNonNull(servings.get(target.substring(prefix.length())), target).nextStep();
    }
  }

  private static byte[] plain(int status, String name, String value, String body) {
    List<String> length = List.of("Content-Length", "" + body.length());
    List<String> type = List.of("Content-Type", "text/html; charset=utf-8");
    List<String> field = List.of(name, value);
    return RawRequest.response(
        status, status == 204 ? List.of(field) : List.of(field, type, length), body);
  }

  private static String page() throws IOException {
    try (InputStream text = RawServer.class.getResourceAsStream(PAGE)) {
      return new String(
          Objects.requireNonNull(text, PAGE).readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  @Override
  public void close() {
    Set.copyOf(sockets.values()).forEach(RawServer::close);
    connections.forEach(RawServer::close);
    threads.shutdownNow();
  }

  private static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
