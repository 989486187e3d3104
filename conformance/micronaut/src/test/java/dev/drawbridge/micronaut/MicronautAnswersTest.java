package dev.drawbridge.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.wire.WireConnection;
import dev.drawbridge.wire.WireResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only Micronaut does, as the README says it. */
final class MicronautAnswersTest {
  private static final String PAGE = "https://shop.example";
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  private static final CorsRoutes ROUTES =
      CorsRoutes.everywhere(CorsPolicy.builder().allowOrigins(PAGE).allowMethods("PUT").build());

  /** LONG is more than Micronaut takes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET ;                                                  | 400 | before
          G{T /items/1 HTTP/1.1                                  | 400 | before
          GET /items/1 HTTP/1.1 ; X Y: z                         | 400 | before
          POST /items/1 HTTP/1.1 ; Content-Length: -1            | 400 | before
          POST /items/1 HTTP/1.1 ; Transfer-Encoding: foo        | 400 | before
          GET /items/1 HTTP/1.1 ; X: LONG                        | 413 | before
          GET /items/LONG HTTP/1.1                               | 413 | before
          GET /items/%zz HTTP/1.1                                | 400 | behind
          TRACE /items/1 HTTP/1.1                                | 405 | behind
          POST /echo HTTP/1.1 ; Content-Type: text/plain         | 415 | behind
          POST /echo HTTP/1.1 ; Content-Length: 99999999         | 413 | behind
          """)
  void answersBeforeAndBehind(String request, int status, String where) throws IOException {
    String lines = request.replace("LONG", "a".repeat(70_000)).replace(" ; ", "\r\n");
    String head = lines + "\r\nHost: a\r\nOrigin: " + PAGE + "\r\nConnection: close\r\n\r\n";
    try (MicronautServer server = MicronautServer.start(ROUTES, Map.of());
        WireConnection connection = connect(server)) {
      connection.send(head.getBytes(StandardCharsets.US_ASCII));
      WireResponse answer = connection.receive("GET");

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.fields().contains(ALLOW_ORIGIN)).isEqualTo(where.equals("behind"));
    }
  }

  private static WireConnection connect(MicronautServer server) throws IOException {
    return WireConnection.open(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()),
        Duration.ofSeconds(20));
  }

  /** Behind the decision, so that the page can read it. */
  @Test
  void atLocalhostOthersAreForbiddenUnlessTheyMayPass() throws Exception {
    Map<String, Object> byDefault = Map.of("micronaut.server.cors.localhost-pass-through", "false");
    try (MicronautServer server = MicronautServer.start(ROUTES, byDefault)) {
      HttpResponse<String> answer = get(server, HttpClient.newHttpClient());

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.headers().allValues(ALLOW_ORIGIN)).containsExactly(PAGE);
    }
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false"})
  void http2NeedsTheHandlersByStream(boolean legacy, boolean decided) throws Exception {
    Map<String, Object> properties =
        Map.of(
            "micronaut.server.http-version",
            "2.0",
            "micronaut.server.netty.legacy-multiplex-handlers",
            legacy);
    HttpClient client = HttpClient.newHttpClient();
    try (MicronautServer server = MicronautServer.start(ROUTES, properties)) {
      get(server, client); // whose answer upgrades the connection
      HttpResponse<String> answer = get(server, client);
      HttpResponse<String> preflight = client.send(preflight(server), BodyHandlers.ofString());

      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(answer.headers().firstValue(ALLOW_ORIGIN).isPresent()).isEqualTo(decided);
      assertThat(preflight.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(preflight.statusCode()).isEqualTo(decided ? 204 : 200);
    }
  }

  private static HttpResponse<String> get(MicronautServer server, HttpClient client)
      throws IOException, InterruptedException {
    return client.send(toItem(server).build(), BodyHandlers.ofString());
  }

  private static HttpRequest preflight(MicronautServer server) {
    return toItem(server)
        .method("OPTIONS", BodyPublishers.noBody())
        .header("Access-Control-Request-Method", "PUT")
        .build();
  }

  private static HttpRequest.Builder toItem(MicronautServer server) {
    URI item = URI.create("http://127.0.0.1:" + server.port() + "/items/1");
    return HttpRequest.newBuilder(item).header("Origin", PAGE);
  }
}
