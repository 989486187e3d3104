package dev.drawbridge.gateway.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleApiTest {
  private static final EventLoopGroup LOOP =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private SampleApi api;

  @BeforeEach
  void start() throws IOException {
    api = SampleApi.start(LOOP, NioServerSocketChannel::new);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @AfterAll
  static void stopLoop() {
    LOOP.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  private HttpResponse<String> send(String method, String path, String body, String... fields)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.address().getPort() + path))
            .timeout(Duration.ofSeconds(10))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (fields.length > 0) {
      request.headers(fields);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET     | /items             |                  | 200
          HEAD    | /api/items         |                  | 200
          GET     | /deep/er/items/1   |                  | 200
          GET     | /items/77          |                  | 404
          POST    | /items             | {"name":"x"}     | 201
          POST    | /items             | ["no object"]    | 400
          POST    | /items             | {"name":         | 400
          POST    | /items             | {} {}            | 400
          PUT     | /api/items/1       | {"done":true}    | 200
          DELETE  | /api/items/1       |                  | 204
          PATCH   | /items             | {}               | 405
          OPTIONS | /items/1           |                  | 405
          GET     | /login             |                  | 405
          POST    | /login             |                  | 200
          POST    | /logout            |                  | 204
          GET     | /me                |                  | 401
          GET     | /status/503        |                  | 503
          GET     | /status/204        |                  | 204
          GET     | /status/199        |                  | 404
          GET     | /status/+300       |                  | 404
          GET     | /slow/1            |                  | 200
          GET     | /slow/60001        |                  | 404
          GET     | /                  |                  | 404
          GET     | /nothing           |                  | 404
          """)
  void answers(String method, String path, String body, int status) throws Exception {
    HttpResponse<String> answer = send(method, path, body == null ? "" : body);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
    assertThat(answer.headers().firstValue("X-Internal")).isPresent();
    assertThat(answer.headers().map().keySet())
        .as("an upstream that knows nothing of CORS")
        .noneMatch(name -> name.startsWith("access-control-"));
  }

  @Test
  void createdItemIsListedReplacedAndDeleted() throws Exception {
    HttpResponse<String> created = send("POST", "/api/items", "{\"id\":9,\"name\":\"k\\u00e9y\"}");
    String location = created.headers().firstValue("Location").orElseThrow();

    assertThat(location).isEqualTo("/api/items/3");
    assertThat(created.body()).isEqualTo("{\"id\":3,\"name\":\"kéy\"}");
    assertThat(send("GET", "/api/items", "").body()).contains(created.body());
    assertThat(send("PUT", location, "{\"name\":\"new\"}").body())
        .isEqualTo("{\"id\":3,\"name\":\"new\"}");
    assertThat(send("DELETE", location, "").statusCode()).isEqualTo(204);
    assertThat(send("GET", location, "").statusCode()).isEqualTo(404);
  }

  @Test
  void entityTagAnswersNotModified() throws Exception {
    String tag = send("GET", "/items", "").headers().firstValue("ETag").orElseThrow();

    assertThat(send("GET", "/items", "", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(send("GET", "/items", "", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
  }

  @Test
  void cookieOfLoginIsKnown() throws Exception {
    String lax = send("POST", "/login", "").headers().firstValue("Set-Cookie").orElseThrow();
    String none =
        send("POST", "/login?samesite=none", "").headers().firstValue("Set-Cookie").orElseThrow();

    assertThat(lax).endsWith("; Path=/; HttpOnly; SameSite=Lax");
    assertThat(none).endsWith("; Path=/; HttpOnly; SameSite=None; Secure");
    assertThat(
            send("GET", "/me", "", "Cookie", "a=b; " + lax.substring(0, lax.indexOf(';')))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void echoTellsEveryFieldThatArrived() throws Exception {
    assertThat(send("POST", "/api/echo?q=1", "abc", "X-Trace", "a\"b", "X-Trace", "2").body())
        .startsWith("{\"method\":\"POST\",\"path\":\"/api/echo\",\"query\":\"q=1\"")
        .contains("[\"X-Trace\",\"a\\\"b\"],[\"X-Trace\",\"2\"]")
        .endsWith("\"length\":3}");
  }

  @Test
  void keepsAtMostAHundredItems() throws Exception {
    for (int i = 0; i < SampleItems.MOST + 5; i++) {
      send("POST", "/items", "{\"n\":" + i + "}");
    }

    assertThat(send("GET", "/items", "").body().split("\"id\":")).hasSize(SampleItems.MOST + 1);
    assertThat(send("GET", "/items/1", "").statusCode()).isEqualTo(404);
    assertThat(send("POST", "/items", "{\"n\":\"" + "x".repeat(5000) + "\"}").statusCode())
        .isEqualTo(400);
    assertThat(send("POST", "/items", "x".repeat(70_000)).statusCode()).isEqualTo(413);
  }
}
