package dev.drawbridge.testkit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsProblem;
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
import org.jspecify.annotations.Nullable;

/** A hand-made adapter that has one defect, or none, before a small application. */
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
    EVENTS_HAVE_NO_FIELDS,
    EVENTS_ARE_HELD,
    LATE_FIELDS_ARE_KEPT,
    ASYNC_FIELDS_ARE_KEPT,
    HEAD_IS_NOT_REJECTED,
    REJECTED_HEAD_CLOSES,
    CLASS_ANNOTATION_IS_IGNORED,
    ANNOTATION_IS_NOT_INHERITED,
    METHODS_NOT_ALLOWED_HAVE_NO_ANNOTATION,
    ANNOTATED_FORM_IS_READ
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CorsRoutes routes;
  private final Defect defect;
  private final WeakApplication application = new WeakApplication();
  private volatile @Nullable CorsDecision last;

  /** Of the request that was answered last, whoever made it. */
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
    boolean annotated = path(exchange).startsWith("/annotated");
    if (isForm(exchange)
        && (defect == Defect.FORM_IS_READ
            || (annotated && defect == Defect.ANNOTATED_FORM_IS_READ))) {
      exchange.getRequestBody().readAllBytes();
    }
    CorsProcessor processor = processor(exchange);
    CorsDecision decision = processor == null ? null : processor.decide(exchange, reader);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (processor == null || decision == null) {
      apply(exchange, null);
    } else if (decision.answersHere() && !(head && defect == Defect.HEAD_IS_NOT_REJECTED)) {
      answerHere(exchange, decision);
    } else {
      apply(exchange, decision);
    }
  }

  private @Nullable CorsProcessor processor(HttpExchange exchange) {
    return isAnnotated(exchange) ? routes.named("annotated") : routes.find(exchange, target);
  }

  private boolean isAnnotated(HttpExchange exchange) {
    boolean allowed =
        !exchange.getRequestMethod().equals("DELETE")
            || defect != Defect.METHODS_NOT_ALLOWED_HAVE_NO_ANNOTATION;
    return switch (path(exchange)) {
      case "/annotated" -> allowed;
      case "/annotated-class" -> allowed && defect != Defect.CLASS_ANNOTATION_IS_IGNORED;
      case "/annotated-inherited" -> defect != Defect.ANNOTATION_IS_NOT_INHERITED;
      default -> false;
    };
  }

  private static String path(HttpExchange exchange) {
    return exchange.getRequestURI().getPath();
  }

  private void answerHere(HttpExchange exchange, CorsDecision decision) throws IOException {
    if (defect == Defect.PREFLIGHT_REACHES_THE_APPLICATION) {
      application.called();
    }
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (defect == Defect.CONNECTION_IS_CLOSED || (head && defect == Defect.REJECTED_HEAD_CLOSES)) {
      exchange.getResponseHeaders().set("Connection", "close");
    }
    decision.writeTo(exchange, reader, exchange, writer);
    boolean problem = decision.kind() == CorsDecision.Kind.DENIED;
    if (problem) {
      exchange.getResponseHeaders().set("Content-Type", CorsProblem.MEDIA_TYPE);
    }
    boolean body = decision.status() == 403 && defect == Defect.REFUSAL_HAS_A_BODY;
    String text = problem ? new String(CorsProblem.content(), StandardCharsets.US_ASCII) : "";
    send(exchange, decision.status(), body ? "no" : text);
  }

  private void apply(HttpExchange exchange, @Nullable CorsDecision decision) throws IOException {
    WeakApplication.Answer answer = application.answer(exchange);
    boolean early =
        switch (path(exchange)) {
          case "/own-late" -> defect == Defect.LATE_FIELDS_ARE_KEPT;
          case "/own-async" -> defect == Defect.ASYNC_FIELDS_ARE_KEPT;
          default -> false;
        };
    if (!early) {
      answer.late().run();
    }
    boolean fields = answer.status() == 200 || defect != Defect.ERRORS_HAVE_NO_FIELDS;
    if (decision != null && fields) {
      decorate(exchange, decision);
    }
    if (early) {
      answer.late().run();
    }
    if (path(exchange).equals("/events") && exchange.getRequestMethod().equals("GET")) {
      application.stream(exchange, defect == Defect.EVENTS_ARE_HELD);
    } else {
      send(exchange, answer.status(), answer.body());
    }
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
    origin = exchange.getRequestHeaders().getFirst("Origin");
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
