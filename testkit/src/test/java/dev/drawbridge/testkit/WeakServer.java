package dev.drawbridge.testkit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.cors.RequestReader;
import dev.drawbridge.cors.ResponseWriter;
import dev.drawbridge.cors.TargetReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A small application behind a hand-made adapter that has one defect, or none. */
final class WeakServer implements RunningServer {
  static {
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** What is wrong with the adapter. */
  enum Defect {
    NONE,
    PREFLIGHT_REACHES_THE_APPLICATION,
    REFUSAL_HAS_A_BODY,
    ERRORS_HAVE_NO_FIELDS,
    FIELDS_OF_THE_APPLICATION_ARE_KEPT,
    VARY_IS_OVERWRITTEN,
    ONLY_FIRST_LINES_ARE_READ,
    PATH_IS_IGNORED,
    CONNECTION_IS_CLOSED,
    FIELDS_OF_TWO_POLICIES,
    ORIGIN_IS_SHARED,
    FORM_IS_READ,
    OWN_VARY_ORIGIN_IS_DROPPED,
    ONLY_THREE_FIELDS_ARE_DROPPED,
    SECOND_LINES_ARE_KEPT,
    TIMING_IS_KEPT,
    LAST_SLASH_IS_ANOTHER_PATH,
    EVENTS_HAVE_NO_FIELDS
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CorsRoutes routes;
  private final Defect defect;
  private final AtomicInteger calls = new AtomicInteger();
  private volatile @Nullable CorsDecision last;

  /** Of the last request, whoever made it. */
  private volatile @Nullable String origin;

  private final RequestReader<HttpExchange> reader = new Reader();
  private final ResponseWriter<HttpExchange> writer = new Writer();
  private final TargetReader<HttpExchange> target = new Target();

  WeakServer(CorsRoutes routes, Defect defect) throws IOException {
    this.routes = routes;
    this.defect = defect;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
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

  private void handle(HttpExchange exchange) throws IOException {
    if (defect == Defect.FORM_IS_READ && isForm(exchange)) {
      exchange.getRequestBody().readAllBytes();
    }
    origin = exchange.getRequestHeaders().getFirst("Origin");
    CorsProcessor processor = routes.find(exchange, target);
    CorsDecision decision = processor == null ? null : processor.decide(exchange, reader);
    if (processor == null || decision == null) {
      apply(exchange, null);
    } else if (decision.answersHere()) {
      answerHere(exchange, decision);
    } else {
      apply(exchange, decision);
    }
  }

  private void answerHere(HttpExchange exchange, CorsDecision decision) throws IOException {
    if (defect == Defect.PREFLIGHT_REACHES_THE_APPLICATION) {
      calls.incrementAndGet();
    }
    if (defect == Defect.CONNECTION_IS_CLOSED) {
      exchange.getResponseHeaders().set("Connection", "close");
    }
    decision.writeTo(exchange, reader, exchange, writer);
    boolean body = decision.status() == 403 && defect == Defect.REFUSAL_HAS_A_BODY;
    send(exchange, decision.status(), body ? "no" : "");
  }

  private void apply(HttpExchange exchange, @Nullable CorsDecision decision) throws IOException {
    Headers fields = exchange.getResponseHeaders();
    int status = 200;
    String body = "";
    String path = exchange.getRequestURI().getPath();
    if (path.startsWith("/items/") && exchange.getRequestMethod().equals("OPTIONS")) {
      fields.set("Allow", "GET, PUT, DELETE");
      fields.set("X-Plain", "yes");
    } else if (path.startsWith("/items/")) {
      fields.set("ETag", "\"1\"");
      fields.set("Content-Type", "application/json");
      fields.set("X-Calls", "" + calls.incrementAndGet());
      body = "{\"id\":\"" + path.substring("/items/".length()) + "\"}";
    } else if (path.equals("/own-cors")) {
      fields.set("Access-Control-Allow-Origin", "*");
      fields.set("Access-Control-Allow-Credentials", "true");
      fields.set("Access-Control-Expose-Headers", "X-Own");
    } else if (path.equals("/own-vary")) {
      fields.set("Vary", "Accept-Encoding");
    } else if (path.startsWith("/own/")) {
      ConformanceKit.own(path.substring("/own/".length()))
          .forEach(line -> fields.add(line.name(), line.value()));
    } else if (path.equals("/echo")) {
      body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
    } else if (!path.equals("/async")) {
      status = 404;
    }
    if (decision != null && (status == 200 || defect != Defect.ERRORS_HAVE_NO_FIELDS)) {
      decorate(exchange, decision);
    }
    send(exchange, status, body);
  }

  private static boolean isForm(HttpExchange exchange) {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    return "application/x-www-form-urlencoded".equals(type);
  }

  private void decorate(HttpExchange exchange, CorsDecision decision) {
    Headers fields = exchange.getResponseHeaders();
    boolean events = "text/event-stream".equals(fields.getFirst("Content-Type"));
    if (events && defect == Defect.EVENTS_HAVE_NO_FIELDS) {
      return;
    }
    if (defect == Defect.VARY_IS_OVERWRITTEN) {
      fields.remove("Vary");
    }
    boolean star = decision.kind() == CorsDecision.Kind.ACTUAL && isOfStar(exchange);
    if (defect == Defect.OWN_VARY_ORIGIN_IS_DROPPED && star && fields.containsKey("Vary")) {
      fields.get("Vary").remove("Origin");
    }
    for (CorsField field : dropped(decision)) {
      List<String> lines = fields.get(field.value());
      if (lines != null && lines.size() > 1 && defect == Defect.SECOND_LINES_ARE_KEPT) {
        lines.remove(0);
      } else {
        fields.remove(field.value());
      }
    }
    CorsDecision before = last;
    if (defect == Defect.FIELDS_OF_TWO_POLICIES && before != null) {
      before.writeTo(exchange, reader, exchange, writer);
    }
    decision.writeTo(exchange, reader, exchange, writer);
    String shared = origin;
    boolean echoed = fields.containsKey("Access-Control-Allow-Origin") && shared != null;
    if (defect == Defect.ORIGIN_IS_SHARED && echoed) {
      fields.set("Access-Control-Allow-Origin", shared);
    }
    last = decision;
  }

  private boolean isOfStar(HttpExchange exchange) {
    CorsProcessor processor = routes.find(exchange, target);
    CorsPolicy policy = processor == null ? null : processor.policy();
    return policy != null && policy.allowOrigins().get(0).isAny();
  }

  private List<CorsField> dropped(CorsDecision decision) {
    return switch (defect) {
      case FIELDS_OF_THE_APPLICATION_ARE_KEPT -> List.of();
      case TIMING_IS_KEPT -> CorsField.owned();
      case ONLY_THREE_FIELDS_ARE_DROPPED ->
          List.of(
              CorsField.ACCESS_CONTROL_ALLOW_ORIGIN,
              CorsField.ACCESS_CONTROL_ALLOW_CREDENTIALS,
              CorsField.ACCESS_CONTROL_EXPOSE_HEADERS);
      default -> decision.owned();
    };
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    boolean empty = body.isEmpty() || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, empty ? -1 : body.length());
    if (!empty) {
      exchange.getResponseBody().write(body.getBytes(StandardCharsets.ISO_8859_1));
    }
    exchange.close();
  }

  private static @Nullable String line(Headers fields, CorsField field, int index) {
    List<String> lines = fields.get(field.value());
    return lines != null && index < lines.size() ? lines.get(index) : null;
  }

  private final class Reader implements RequestReader<HttpExchange> {
    @Override
    public String method(HttpExchange request) {
      return request.getRequestMethod();
    }

    @Override
    public @Nullable String get(HttpExchange request, CorsField field) {
      return get(request, field, 0);
    }

    @Override
    public @Nullable String get(HttpExchange request, CorsField field, int index) {
      boolean hidden = index > 0 && defect == Defect.ONLY_FIRST_LINES_ARE_READ;
      return hidden ? null : line(request.getRequestHeaders(), field, index);
    }
  }

  private static final class Writer implements ResponseWriter<HttpExchange> {
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
      return line(response.getResponseHeaders(), field, index);
    }
  }

  private final class Target implements TargetReader<HttpExchange> {
    @Override
    public String path(HttpExchange request) {
      String path = request.getRequestURI().getRawPath();
      return switch (defect) {
        case PATH_IS_IGNORED -> "/";
        case LAST_SLASH_IS_ANOTHER_PATH -> path.endsWith("/") ? path + "index" : path;
        default -> path;
      };
    }

    @Override
    public String authority(HttpExchange request) {
      return String.valueOf(request.getRequestHeaders().getFirst("Host"));
    }
  }
}
