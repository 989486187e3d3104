package dev.drawbridge.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.cors.Denied;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.TimeoutHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only Vert.x can do to an answer, and the handler without Vert.x Web. */
final class VertxAnswersTest {
  private static final String PAGE = "https://a.example";
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  private static final CorsPolicy POLICY =
      CorsPolicy.builder().allowOrigins(PAGE).allowMethods("PUT").exposeHeaders("ETag").build();

  private final HttpClient client = HttpClient.newHttpClient();
  private VertxServer server = VertxServer.start(vertx -> router(vertx, POLICY));

  @AfterEach
  void stop() {
    server.close();
  }

  private void restart(Function<Vertx, Handler<HttpServerRequest>> application) {
    server.close();
    server = VertxServer.start(application);
  }

  private static Router router(Vertx vertx, CorsPolicy policy) {
    return router(vertx, CorsRoutes.everywhere(policy));
  }

  private static Router router(Vertx vertx, CorsRoutes routes) {
    Router router = Router.router(vertx);
    router.route().handler(CorsWebHandler.of(routes));
    router
        .get("/late")
        .handler(
            context -> {
              context.addHeadersEndHandler(
                  end ->
                      context.response().putHeader(ALLOW_ORIGIN, "*").putHeader("Vary", "X-One"));
              context.end();
            });
    router.get("/rerouted").handler(context -> context.reroute("/target"));
    router.get("/target").handler(context -> context.end("target"));
    router.get("/failed").handler(context -> context.fail(418));
    router
        .get("/mended")
        .handler(context -> context.fail(400))
        .failureHandler(context -> context.response().setStatusCode(422).end());
    router.get("/slow").handler(TimeoutHandler.create(20)).handler(context -> {});
    router.post("/small").handler(BodyHandler.create(false).setBodyLimit(1));
    Router sub = Router.router(vertx);
    sub.get("/throws").handler(context -> context.fail(new IllegalStateException("in a sub")));
    router.route("/sub/*").subRouter(sub);
    router.errorHandler(410, context -> context.response().setStatusCode(410).end("gone"));
    router.get("/gone").handler(context -> context.fail(410));
    return router;
  }

  private HttpResponse<String> send(String method, String path, String... fields)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .version(HttpClient.Version.HTTP_1_1)
            .method(
                method,
                method.equals("POST")
                    ? HttpRequest.BodyPublishers.ofString("too long")
                    : HttpRequest.BodyPublishers.noBody())
            .headers("Origin", PAGE);
    if (fields.length > 0) {
      request.headers(fields);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /late, 200",
    "GET, /rerouted, 200",
    "GET, /failed, 418",
    "GET, /mended, 422",
    "GET, /slow, 503",
    "POST, /small, 413",
    "GET, /sub/throws, 500",
    "GET, /gone, 410",
  })
  void answerIsShared(String method, String path, int status) throws Exception {
    HttpResponse<String> answer = send(method, path);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().allValues(ALLOW_ORIGIN)).containsExactly(PAGE);
    assertThat(answer.headers().allValues("Vary")).last().asString().contains("Origin");
  }

  @Test
  void hostOfHttp2IsItsAuthority() throws Exception {
    CorsRoutes routes =
        CorsRoutes.builder().route("localhost/**", POLICY).closed("127.0.0.1/**").build();
    restart(vertx -> router(vertx, routes));
    for (String host : List.of("localhost", "127.0.0.1")) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://" + host + ":" + server.port() + "/target"))
              .version(HttpClient.Version.HTTP_2)
              .header("Origin", PAGE)
              .build();
      client.send(request, BodyHandlers.ofString());
      HttpResponse<String> second = client.send(request, BodyHandlers.ofString());
      assertThat(second.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(second.headers().firstValue(ALLOW_ORIGIN).isPresent())
          .isEqualTo(host.equals("localhost"));
    }
  }

  @Test
  void applicationWithoutVertxWeb() throws Exception {
    restart(
        vertx ->
            CorsServerHandler.of(
                POLICY,
                request -> request.response().putHeader(ALLOW_ORIGIN, "*").end("application")));
    HttpResponse<String> answer = send("GET", "/");
    assertThat(answer.body()).isEqualTo("application");
    assertThat(answer.headers().allValues(ALLOW_ORIGIN)).containsExactly(PAGE);
    HttpResponse<String> preflight = send("OPTIONS", "/", "Access-Control-Request-Method", "PUT");
    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.body()).isEmpty();
    assertThat(send("OPTIONS", "/").body()).isEqualTo("application");
  }

  @Test
  void applicationThatTakesTheHeadersEndHandlerKeepsWhatItDoesNotChange() throws Exception {
    restart(
        vertx ->
            CorsServerHandler.of(
                POLICY,
                request ->
                    request
                        .response()
                        .headersEndHandler(end -> request.response().putHeader("X-Own", "1"))
                        .end()));
    HttpResponse<String> answer = send("GET", "/");
    assertThat(answer.headers().firstValue("X-Own")).hasValue("1");
    assertThat(answer.headers().firstValue(ALLOW_ORIGIN)).hasValue(PAGE);
  }

  @Test
  void rejectedRequestDoesNotReachTheApplication() throws Exception {
    CorsPolicy strangersOnly =
        CorsPolicy.builder().allowOrigins("https://b.example").denied(Denied.REJECT).build();
    restart(vertx -> router(vertx, strangersOnly));
    HttpResponse<String> answer = send("GET", "/target");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"status\":403");
  }

  @Test
  void noRouteLeavesTheAnswerToTheApplication() throws Exception {
    restart(
        vertx ->
            CorsServerHandler.of(
                CorsRoutes.builder().route("/a", POLICY).build(),
                request -> request.response().putHeader(ALLOW_ORIGIN, "*").end()));
    assertThat(send("GET", "/b").headers().firstValue(ALLOW_ORIGIN)).hasValue("*");
    assertThat(send("GET", "/a").headers().firstValue(ALLOW_ORIGIN)).hasValue(PAGE);
  }

  /** As the README says. */
  @ParameterizedTest
  @CsvSource({
    "GET / HTTP/1.1, X: x*9000, 431",
    "GET /x*5000 HTTP/1.1, Host: h, 414",
    "GET / HTTP/9.9, Host: h, 501",
    "GET target HTTP/1.1, Host: h, 404",
  })
  void answeredBeforeTheHandler(String line, String field, int status) throws IOException {
    String request = repeated(line) + "\r\nOrigin: " + PAGE + "\r\n" + repeated(field) + "\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = new byte[512];
      int length = socket.getInputStream().readNBytes(answer, 0, "HTTP/1.1 200".length());
      length += socket.getInputStream().read(answer, length, answer.length - length);
      assertThat(new String(answer, 0, length, StandardCharsets.US_ASCII))
          .matches("(?s)HTTP/\\d\\.\\d " + status + " .*")
          .doesNotContainIgnoringCase(ALLOW_ORIGIN);
    }
  }

  private static String repeated(String text) {
    int star = text.indexOf('*');
    if (star < 0) {
      return text;
    }
    String rest = text.substring(star + 1);
    String digits = rest.replaceAll("\\D.*", "");
    String unit = text.substring(star - 1, star);
    return text.substring(0, star)
        + unit.repeat(Integer.parseInt(digits))
        + rest.substring(digits.length());
  }
}
