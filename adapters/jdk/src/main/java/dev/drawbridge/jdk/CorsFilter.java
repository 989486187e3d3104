package dev.drawbridge.jdk;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsExchange;
import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsProblem;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.cors.CorsRoutes;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts the server side of CORS before the handler of a context: answers preflights, and writes to
 * every other answer the fields of the decision. Under a policy the fields of the CORS protocol
 * that the handler sets itself are dropped; what no route matches is left alone.
 *
 * <p>Stands before the context's {@link com.sun.net.httpserver.Authenticator}, whose answers get
 * their fields too. A handler that throws before it answers is answered for, with 500: the server
 * itself would drop the connection, and the page learn nothing.
 *
 * <p>For the server a context at {@code /admin} answers {@code /adminx} too. Such a path gets the
 * Same-Origin Policy where another policy is in force for it than for the context's own path.
 */
public final class CorsFilter extends Filter {
  private static final CorsProcessor CLOSED = CorsProcessor.closed();
  private static final int FAILED = 500;
  private static final int NO_BODY = -1;

  /** What was decided about the request that a thread carries through authentication. */
  private static final ThreadLocal<@Nullable CorsDecision> DECIDED = new ThreadLocal<>();

  private final CorsRoutes routes;

  /**
   * Makes a filter for the contexts of a server, as the first of their filters.
   *
   * <p>In a context with an {@link com.sun.net.httpserver.Authenticator} a handler may still
   * overwrite the fields; {@link #createContext} lets none do that.
   */
  public CorsFilter(CorsRoutes routes) {
    this.routes = routes;
  }

  /** Makes a filter as {@link #CorsFilter(CorsRoutes)} does, for all requests alike. */
  public CorsFilter(CorsPolicy policy) {
    this(CorsRoutes.everywhere(policy));
  }

  /** Creates a context of a server, as {@link HttpServer#createContext} does, with this filter. */
  public HttpContext createContext(HttpServer server, String path, HttpHandler handler) {
    HttpContext context = server.createContext(path, new Guarded(handler));
    context.getFilters().add(this);
    return context;
  }

  @Override
  public String description() {
    return "CORS";
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    CorsProcessor processor = find(exchange);
    if (processor == null) {
      chain.doFilter(exchange);
      return;
    }
    CorsDecision decision = processor.decide(exchange, JdkFields.REQUEST);
    if (decision.answersHere()) {
      answer(exchange, decision);
      return;
    }
    try {
      passOn(exchange, decision, chain);
    } catch (IOException | RuntimeException | Error e) {
      answerFailure(exchange, decision, e);
      throw e;
    }
  }

  /**
   * A context is a prefix of characters for the server: what is at {@code /admin} answers {@code
   * /adminx} too, which must then be under the same policy.
   */
  private @Nullable CorsProcessor find(HttpExchange exchange) {
    CorsProcessor found = routes.find(exchange, JdkFields.TARGET);
    boolean within = JdkFields.isWithinContext(exchange);
    return within || found == routes.find(exchange, JdkFields.CONTEXT) ? found : CLOSED;
  }

  private static void answer(HttpExchange exchange, CorsDecision decision) throws IOException {
    decision.writeTo(exchange, JdkFields.REQUEST, exchange, JdkFields.RESPONSE);
    if (!decision.isPreflight()) {
      exchange.getResponseHeaders().set("Content-Type", CorsProblem.MEDIA_TYPE);
    }
    if (decision.isPreflight() || exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(decision.status(), NO_BODY);
    } else {
      byte[] problem = CorsProblem.content();
      exchange.sendResponseHeaders(decision.status(), problem.length);
      try (OutputStream body = exchange.getResponseBody()) {
        body.write(problem);
      }
    }
    exchange.close();
  }

  private void passOn(HttpExchange exchange, CorsDecision decision, Chain chain)
      throws IOException {
    HttpContext context = exchange.getHttpContext();
    if (context.getAuthenticator() == null) {
      chain.doFilter(decorated(exchange, decision));
      return;
    }
    // The server's own authentication takes its own exchanges alone: for its answer the fields are
    // written now, for the handler's again.
    decision.writeTo(exchange, JdkFields.REQUEST, exchange, JdkFields.RESPONSE);
    DECIDED.set(decision);
    try {
      chain.doFilter(exchange);
    } finally {
      DECIDED.remove();
    }
  }

  private static HttpExchange decorated(HttpExchange exchange, CorsDecision decision) {
    return exchange instanceof HttpsExchange secure
        ? new DecoratedHttpsExchange(secure, decision)
        : new DecoratedExchange(exchange, decision);
  }

  /** Writes the decision; fields of the handler's own are dropped. */
  static void decorate(HttpExchange exchange, CorsDecision decision) {
    for (CorsField field : decision.owned()) {
      exchange.getResponseHeaders().remove(field.value());
    }
    decision.writeTo(exchange, JdkFields.REQUEST, exchange, JdkFields.RESPONSE);
  }

  private static void answerFailure(
      HttpExchange exchange, CorsDecision decision, Throwable failure) {
    if (exchange.getResponseCode() < 0) {
      exchange.getResponseHeaders().clear();
      decision.writeTo(exchange, JdkFields.REQUEST, exchange, JdkFields.RESPONSE);
      try {
        exchange.sendResponseHeaders(FAILED, NO_BODY);
      } catch (IOException e) {
        failure.addSuppressed(e); // the client is gone, which may be why the handler failed
      }
    }
  }

  /** A handler behind authentication, which can overwrite no field. */
  private static final class Guarded implements HttpHandler {
    private final HttpHandler handler;

    Guarded(HttpHandler handler) {
      this.handler = handler;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
      CorsDecision decision = DECIDED.get();
      handler.handle(decision == null ? exchange : decorated(exchange, decision));
    }
  }
}
