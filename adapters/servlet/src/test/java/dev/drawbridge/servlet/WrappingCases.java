package dev.drawbridge.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.Cors;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.RunningServer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application does behind the filter what it does without it, but for the policy's fields. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WrappingCases {
  private static final String PAGE = "https://shop.example";

  @SuppressWarnings("NullAway.Init") // Started before all tests.
  private RunningServer plain;

  @SuppressWarnings("NullAway.Init")
  private RunningServer filtered;

  /** Starts the container with one application. */
  abstract RunningServer start(Installer installer) throws Exception;

  @BeforeAll
  final void startServers() throws Exception {
    plain = start(WrappingCases::install);
    filtered =
        start(
            context -> {
              install(context);
              new CorsFilter(routes()).addTo(context);
            });
  }

  @AfterAll
  final void stopServers() throws Exception {
    plain.close();
    filtered.close();
  }

  private static CorsRoutes routes() {
    CorsPolicy open = CorsPolicy.builder().allowOrigins("*").build();
    CorsPolicy listed = CorsPolicy.builder().allowOrigins(PAGE).build();
    return CorsRoutes.builder()
        .policy("strict", CorsPolicy.builder().allowOrigins("https://a.example").build())
        .closed("/closed/**")
        .route("/listed/**", listed)
        .route("/**", open)
        .build();
  }

  private static void install(ServletContext context) {
    KitApplication.add(context, "vary", new Varying(), "/open/*", "/closed/*", "/listed/*");
    KitApplication.add(context, "forwarding", new Dispatching(), "/forwarding/*");
    KitApplication.add(context, "target", new Dispatching(), "/target/*");
    KitApplication.add(context, "base", new Base(), "/base");
    KitApplication.add(context, "extended", new Extended(), "/extended");
    KitApplication.add(context, "described", new Described(), "/described");
  }

  private static String get(RunningServer server, String path) throws IOException {
    return RawHttp.ask(server.port(), "GET " + path + " HTTP/1.1\nOrigin: " + PAGE + "\n");
  }

  private static Set<String> vary(String answer) {
    Set<String> names = new TreeSet<>();
    answer
        .lines()
        .map(line -> line.toLowerCase(Locale.ROOT))
        .filter(line -> line.startsWith("vary:"))
        .flatMap(line -> Arrays.stream(line.substring(5).split(",", -1)))
        .forEach(name -> names.add(name.strip()));
    return names;
  }

  @ParameterizedTest
  @CsvSource({
    "/open/set-add, accept-encoding origin",
    "/open/add-add, accept-encoding origin",
    "/open/add, accept-encoding",
    "/closed/set-add, accept-encoding origin",
    "/closed/add-add, accept-encoding origin",
    "/listed/set-add, accept-encoding origin",
    "/listed/add, accept-encoding origin"
  })
  void applicationsOwnVaryStays(String path, String names) throws IOException {
    assertThat(vary(get(filtered, path))).containsExactlyInAnyOrder(names.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource({
    "/forwarding/bare?x=1, forwarding",
    "/forwarding/given?x=1, target",
    "/forwarding/path, target",
    "/target/bare?x=1, target",
    "/target/given, target",
    "/target/path, target",
    "/forwarding/held, true"
  })
  void asyncDispatchGoesWhereItGoesWithoutTheFilter(String path, String where) throws IOException {
    String answer = get(filtered, path);

    assertThat(answer).startsWith("HTTP/1.1 200").contains("Access-Control-Allow-Origin: *\n");
    assertThat(body(answer)).startsWith(where).isEqualTo(body(get(plain, path)));
  }

  private static String body(String answer) {
    return answer.substring(answer.indexOf("\n\n") + 2);
  }

  @ParameterizedTest
  @CsvSource({"/base", "/extended", "/described"})
  void annotationIsInherited(String path) throws IOException {
    assertThat(get(filtered, path))
        .startsWith("HTTP/1.1 200")
        .doesNotContainIgnoringCase("Access-Control-Allow-Origin");
  }

  @SuppressWarnings("serial")
  private static final class Varying extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
      switch (String.valueOf(request.getPathInfo())) {
        case "/set-add" -> response.setHeader("Vary", "Origin");
        case "/add-add" -> response.addHeader("vary", "Origin");
        default -> {}
      }
      response.addHeader("Vary", "Accept-Encoding");
    }
  }

  /** Forwards, starts asynchronous work behind the forward, and dispatches from there. */
  @SuppressWarnings("serial")
  private static final class Dispatching extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException, ServletException {
      String path = String.valueOf(request.getPathInfo());
      if (request.getDispatcherType() == DispatcherType.ASYNC) {
        response.setHeader("Access-Control-Allow-Origin", "https://own.example");
        String where = request.getRequestURI() + " " + request.getQueryString();
        response.getOutputStream().print(getServletName() + " " + where);
      } else if (request.getDispatcherType() == DispatcherType.REQUEST
          && request.getServletPath().equals("/forwarding")) {
        request.getRequestDispatcher("/target" + path).forward(request, response);
      } else {
        begin(path, request, response);
      }
    }

    private static void begin(
        String path, HttpServletRequest request, HttpServletResponse response) {
      AsyncContext context =
          path.equals("/given") ? request.startAsync(request, response) : request.startAsync();
      switch (path) {
        case "/held" -> {
          context.addListener(new Late());
          context.setTimeout(50);
        }
        case "/path" -> context.dispatch("/target/other");
        default -> request.getAsyncContext().dispatch();
      }
    }
  }

  /** Answers when the time is out, through what the container hands to it. */
  private static final class Late implements AsyncListener {
    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
      HttpServletRequest request = (HttpServletRequest) event.getAsyncContext().getRequest();
      HttpServletResponse response = (HttpServletResponse) event.getAsyncContext().getResponse();
      response.setHeader("Access-Control-Allow-Origin", "https://own.example");
      response.getOutputStream().print(request.getAsyncContext().hasOriginalRequestAndResponse());
      event.getAsyncContext().complete();
    }

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }

  @SuppressWarnings("serial")
  @Cors("strict")
  private static class Base extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
  }

  @SuppressWarnings("serial")
  private static final class Extended extends Base {}

  @Cors("strict")
  private interface Strict {}

  @SuppressWarnings("serial")
  private static final class Described extends HttpServlet implements Strict {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
  }
}
