package dev.drawbridge.servlet;

import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsProblem;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.cors.CorsRoutes;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server side of CORS as a filter: answers preflights, and puts the policy's fields on every
 * other answer, error pages and answers from other threads included. CORS fields that the
 * application sets itself are dropped; its {@code Vary} is merged.
 *
 * <p>Has to stand before every other filter, support asynchronous requests, and be mapped to {@code
 * /*} for the dispatcher types REQUEST, ASYNC and ERROR; {@link #addTo} does all that. Of two such
 * filters that are responsible for a request, the first decides.
 */
public final class CorsFilter implements Filter {
  /** Where a request keeps what was decided about it. */
  static final String DECISION = CorsFilter.class.getName() + ".decision";

  private static final CorsProcessor CLOSED = CorsProcessor.closed();
  private static final PolicyNames NONE = request -> null;

  private final CorsRoutes routes;
  private final PolicyNames framework;
  private final boolean declared;
  private PolicyNames servlets = NONE;
  private boolean clearsOnException;

  /** Makes a filter whose policy is declared in init-params, as in {@code web.xml}. */
  public CorsFilter() {
    this(CorsRoutes.builder().build(), NONE, true);
  }

  /** Makes a filter with one policy for every request that it is mapped to. */
  public CorsFilter(CorsPolicy policy) {
    this(CorsRoutes.everywhere(policy));
  }

  /**
   * Makes a filter with policies by path, within the application, and by {@code @Cors} on servlet
   * classes or what these inherit from.
   */
  public CorsFilter(CorsRoutes routes) {
    this(routes, NONE);
  }

  /**
   * Makes a filter as {@link #CorsFilter(CorsRoutes)} does, for a framework with annotations.
   *
   * @param names asked before the routes; a name that these do not know gets the Same-Origin Policy
   */
  public CorsFilter(CorsRoutes routes, PolicyNames names) {
    this(routes, names, false);
  }

  private CorsFilter(CorsRoutes routes, PolicyNames framework, boolean declared) {
    this.routes = routes;
    this.framework = framework;
    this.declared = declared;
  }

  /**
   * Registers this filter before those that are registered already, with all that it needs.
   *
   * @param context an application that is starting
   * @throws IllegalStateException if the application has such a filter already, or has started
   */
  public void addTo(ServletContext context) {
    String name = CorsFilter.class.getName();
    FilterRegistration.Dynamic added = context.addFilter(name, this);
    if (added == null) {
      throw new IllegalStateException(
          "invalid filter \"" + name + "\": the name is taken; give one filter all the routes");
    }
    added.setAsyncSupported(true);
    added.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR),
        false,
        "/*");
  }

  /**
   * Reads the init-params and the servlets' annotations. Where policies have names, a servlet whose
   * class cannot be loaded by its name is a problem: it may have an annotation.
   *
   * @throws ServletException with all problems, if there is one
   */
  @Override
  public void init(FilterConfig config) throws ServletException {
    List<String> problems = new ArrayList<>();
    InitParams params = new InitParams(config, problems);
    if (declared) {
      CorsPolicy policy = params.policy();
      if (policy != null) {
        routes.reconfigure(CorsRoutes.everywhere(policy));
      }
    } else {
      params.refuse();
    }
    ServletContext context = config.getServletContext();
    servlets = AnnotatedServlets.in(context, routes, problems);
    if (!problems.isEmpty()) {
      throw new ServletException(
          "invalid filter \"" + config.getFilterName() + "\":\n" + String.join("\n", problems));
    }
    // Undertow clears all fields before it answers an exception; Tomcat and Jetty keep them.
    clearsOnException = context.getClass().getName().startsWith("io.undertow.");
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest httpRequest
        && response instanceof HttpServletResponse httpResponse) {
      if (CorsResponse.isWithin(response)) {
        pass(httpRequest, httpResponse, chain);
      } else {
        filter(httpRequest, httpResponse, chain);
      }
    } else {
      chain.doFilter(request, response);
    }
  }

  private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    CorsDecision decision = decide(request, response);
    if (decision == null) {
      chain.doFilter(request, response);
    } else if (decision.answersHere() && request.getDispatcherType() != DispatcherType.ERROR) {
      answer(response, decision);
    } else {
      CorsResponse kept = new CorsResponse(request, response, decision);
      try {
        pass(new CorsRequest(request, kept), kept, chain);
      } catch (IOException | ServletException | RuntimeException | Error e) {
        kept.remember();
        throw e;
      }
    }
  }

  /** Decides and writes the fields; null if CORS is left to the application. */
  private @Nullable CorsDecision decide(HttpServletRequest request, HttpServletResponse response) {
    if (request.getDispatcherType() != DispatcherType.REQUEST
        && request.getAttribute(DECISION) instanceof CorsDecision earlier) {
      earlier.writeTo(request, ServletFields.REQUEST, response, ServletFields.RESPONSE);
      return earlier;
    }
    CorsProcessor processor = find(request);
    return processor == null
        ? null
        : processor.process(request, ServletFields.REQUEST, response, ServletFields.RESPONSE);
  }

  private @Nullable CorsProcessor find(HttpServletRequest request) {
    String name = framework.of(request);
    if (name == null) {
      name = servlets.of(request);
    }
    if (name == null) {
      return routes.find(request, ServletFields.TARGET);
    }
    CorsProcessor named = routes.named(name);
    return named == null ? CLOSED : named;
  }

  private static void answer(HttpServletResponse response, CorsDecision decision)
      throws IOException {
    response.setStatus(decision.status());
    if (!decision.isPreflight()) {
      byte[] content = CorsProblem.content();
      response.setContentType(CorsProblem.MEDIA_TYPE);
      response.setContentLength(content.length);
      response.getOutputStream().write(content);
    }
  }

  private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!clearsOnException) {
      chain.doFilter(request, response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } catch (UnavailableException e) {
      throw e;
    } catch (IOException | ServletException | RuntimeException | Error e) {
      if (response.isCommitted()) {
        throw e;
      }
      fail(request, response, e);
    }
  }

  /** Does what the container does with an uncaught exception, and keeps the fields. */
  private static void fail(
      HttpServletRequest request, HttpServletResponse response, Throwable thrown)
      throws IOException {
    request.getServletContext().log("uncaught at " + request.getRequestURI(), thrown);
    request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, thrown);
    request.setAttribute(RequestDispatcher.ERROR_EXCEPTION_TYPE, thrown.getClass());
    response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    if (request.isAsyncStarted()) {
      request.getAsyncContext().complete();
    }
  }
}
