package dev.drawbridge.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server of the pages: on one loopback port, under any name that leads there, so that each
 * server is one origin per name.
 */
final class PageServer implements AutoCloseable {
  static {
    // Without it an answer's head and body wait for each other's acknowledgement, 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<FetchOutcome>> OUTCOMES = new TypeReference<>() {};

  private final AtomicInteger pages = new AtomicInteger();
  private final Map<String, PageMailbox> mailboxes = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  private PageServer() throws IOException {
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/page/", this::page);
    server.createContext("/work/", this::work);
    server.createContext("/done/", this::done);
    server.start();
  }

  static PageServer start() {
    try {
      return new PageServer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a page whose host is {@code host}, such as {@code page.localhost}. */
  Page open(Browser browser, String host) {
    return open(browser, host, "page");
  }

  /** Opens a page whose origin is opaque, as in a sandboxed frame. */
  Page openOpaque(Browser browser) {
    return open(browser, "localhost", "opaque");
  }

  private Page open(Browser browser, String host, String kind) {
    String id = kind + pages.incrementAndGet();
    String origin = "http://" + host + ":" + server.getAddress().getPort();
    PageMailbox mailbox = new PageMailbox();
    mailboxes.put(id, mailbox);
    String tab = browser.open(URI.create(origin + "/page/" + id));
    return new Page(browser, mailbox, tab, kind.equals("opaque") ? "null" : origin);
  }

  private void page(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().startsWith("/page/opaque")) {
      exchange.getResponseHeaders().set("Content-Security-Policy", "sandbox allow-scripts");
    }
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    try (InputStream text = PageServer.class.getResourceAsStream("page.html")) {
      answer(exchange, 200, Objects.requireNonNull(text).readAllBytes());
    }
  }

  private void work(HttpExchange exchange) throws IOException {
    PageMailbox mailbox = mailbox(exchange);
    PageMailbox.Job job = mailbox == null ? null : mailbox.next();
    if (job == null) {
      answer(exchange, mailbox == null ? 404 : 204, new byte[0]);
    } else {
      answer(exchange, 200, JSON.writeValueAsBytes(job));
    }
  }

  private void done(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    PageMailbox mailbox = mailbox(exchange);
    if (mailbox != null) {
      mailbox.report(
          Integer.parseInt(exchange.getRequestURI().getQuery()), JSON.readValue(body, OUTCOMES));
    }
    answer(exchange, 204, new byte[0]);
  }

  private @Nullable PageMailbox mailbox(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    return mailboxes.get(path.substring(path.lastIndexOf('/') + 1));
  }

  /** Answers; any origin may read it, for an opaque page is foreign to its own server. */
  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
