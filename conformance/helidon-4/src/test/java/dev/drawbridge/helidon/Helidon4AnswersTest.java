package dev.drawbridge.helidon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.wire.WireConnection;
import dev.drawbridge.wire.WireResponse;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Helidon 4 answers before the handler, and what behind it, as the README says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class Helidon4AnswersTest {
  private static final String PAGE = "https://shop.example";

  private WebServer server;

  @BeforeAll
  void start() {
    server =
        KitApplication.serve(
            CorsRoutes.everywhere(CorsPolicy.builder().allowOrigins(PAGE).build()));
  }

  @AfterAll
  void stop() {
    server.stop();
  }

  /** LONG is more than Helidon takes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET ;                                               | 400 | before
          GET /items/1 HTTP/9.9                               | 400 | before
          G{T /items/1 HTTP/1.1                               | 500 | before
          GET /items/1 HTTP/1.1 ; X Y: z                      | 400 | before
          POST /items/1 HTTP/1.1 ; Content-Length: -1         | 400 | before
          POST /items/1 HTTP/1.1 ; Transfer-Encoding: foo     | 400 | before
          GET /items/1 HTTP/1.1 ; Host: b                     | 400 | before
          GET /items/1 HTTP/1.1 ; X: LONG                     | 400 | before
          GET /items/LONG HTTP/1.1                            | 414 | before
          GET /items/[1] HTTP/1.1                             | 400 | before
          GET /items/%zz HTTP/1.1                             | 400 | before
          OPTIONS * HTTP/1.1                                  | 404 | behind
          POST /throws HTTP/1.1                               | 404 | behind
          GET /bad HTTP/1.1                                   | 400 | behind
          GET /items/1 HTTP/1.1 ; Expect: magic               | 200 | behind
          """)
  void answersBeforeAndBehind(String request, int status, String where) throws IOException {
    String lines = request.replace("LONG", "a".repeat(70_000)).replace(" ; ", "\r\n");
    String head = lines + "\r\nHost: a\r\nOrigin: " + PAGE + "\r\nConnection: close\r\n\r\n";
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
    try (WireConnection connection = WireConnection.open(address, Duration.ofSeconds(20))) {
      connection.send(head.getBytes(StandardCharsets.US_ASCII));
      WireResponse answer = connection.receive("GET");

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.fields().contains("Access-Control-Allow-Origin"))
          .isEqualTo(where.equals("behind"));
    }
  }
}
