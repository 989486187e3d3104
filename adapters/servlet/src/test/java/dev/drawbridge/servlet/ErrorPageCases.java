package dev.drawbridge.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.testkit.RunningServer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application's own error page is dispatched to, knows what failed, and has the fields. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ErrorPageCases {
  private static final String PAGE = "https://shop.example";

  @SuppressWarnings("NullAway.Init") // Started before all tests.
  private RunningServer server;

  /** Starts the container; its application has {@code /error} as the page for all errors. */
  abstract RunningServer start(Installer installer) throws Exception;

  @BeforeAll
  final void startServer() throws Exception {
    server = start(ErrorPageCases::install);
  }

  @AfterAll
  final void stopServer() throws Exception {
    server.close();
  }

  private static void install(ServletContext context) {
    KitApplication.add(context, "failing", new Failing(), "/throws", "/refuses", "/late");
    KitApplication.add(context, "error", new ErrorPage(), "/error");
    add(context, "outer", new Outer(), "/outer", DispatcherType.REQUEST);
    add(
        context,
        "cors",
        new CorsFilter(CorsPolicy.builder().allowOrigins(PAGE).allowCredentials(true).build()),
        "/*",
        DispatcherType.REQUEST,
        DispatcherType.ASYNC,
        DispatcherType.ERROR);
  }

  /** Behind those that are there. */
  private static void add(
      ServletContext context, String name, Filter filter, String path, DispatcherType... types) {
    FilterRegistration.Dynamic added = context.addFilter(name, filter);
    added.setAsyncSupported(true);
    added.addMappingForUrlPatterns(EnumSet.copyOf(Arrays.asList(types)), true, path);
  }

  @ParameterizedTest
  @CsvSource({
    "/throws, 500, IllegalStateException of /throws",
    "/refuses, 409, no exception of /refuses",
    "/late, 500, of /late",
    "/missing, 404, no exception of /missing"
  })
  void errorPageHasTheFieldsOnce(String path, int status, String text) throws IOException {
    String answer = RawHttp.ask(server.port(), "GET " + path + " HTTP/1.1\nOrigin: " + PAGE + "\n");

    assertThat(answer).startsWith("HTTP/1.1 " + status).contains(text);
    assertThat(answer.lines().map(line -> line.toLowerCase(Locale.ROOT)))
        .containsOnlyOnce(
            "access-control-allow-origin: " + PAGE,
            "access-control-allow-credentials: true",
            "vary: origin");
  }

  @Test
  void preflightThatWasRefusedBeforeTheFilterStaysRefused() throws IOException {
    String answer =
        RawHttp.ask(
            server.port(),
            """
            OPTIONS /outer HTTP/1.1
            Origin: https://shop.example
            Access-Control-Request-Method: GET
            """);

    assertThat(answer).startsWith("HTTP/1.1 403");
  }

  /** Refuses everything, before the filter is asked. */
  private static final class Outer implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException {
      ((HttpServletResponse) response).sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  @SuppressWarnings("serial")
  private static final class Failing extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      switch (request.getRequestURI()) {
        case "/throws" -> throw new IllegalStateException("thrown by the application");
        case "/refuses" -> response.sendError(HttpServletResponse.SC_CONFLICT);
        default -> request.startAsync().setTimeout(50);
      }
    }
  }

  @SuppressWarnings("serial")
  private static final class ErrorPage extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
      response
          .getWriter()
          .print(
              (thrown == null ? "no exception" : thrown.getClass().getSimpleName())
                  + " of "
                  + request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    }
  }
}
