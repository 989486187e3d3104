package dev.drawbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.cors.CrossOriginResourcePolicy;
import dev.drawbridge.cors.Denied;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** CORS at the gate: what is answered here, and which fields stand on which answer. */
final class CorsTest {
  private static final String ALLOWED = "Origin: " + Rig.ORIGIN + "\r\n";
  private static final String FOREIGN = "Origin: https://evil.example\r\n";
  private static final String GRANTED = "Access-Control-Allow-Origin: " + Rig.ORIGIN + "\r\n";

  @AfterAll
  static void noLeaks() {
    Leaks.assertNone();
  }

  private static String get(String path, String fields) {
    return "GET " + path + " HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n";
  }

  private static String preflight(String path, String fields) {
    return "OPTIONS " + path + " HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n";
  }

  @Test
  void allowedOriginGetsTheFieldsOnce() throws Exception {
    String response =
        "HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\naccess-control-allow-origin: x\r\n"
            + "ACCESS-CONTROL-MAX-AGE: 5\r\nAccess-Control-Unknown: y\r\n"
            + "Vary: Accept-Encoding\r\nDate: x\r\nContent-Length: 2\r\n\r\nok";
    try (RawUpstream upstream = RawUpstream.answering(response);
        Rig rig = Rig.to(upstream).start()) {
      assertThat(rig.ask(get("/cors/a", ALLOWED)))
          .isEqualTo(
              "HTTP/1.1 200 OK\r\nVary: Accept-Encoding\r\nDate: x\r\nContent-Length: 2\r\n"
                  + GRANTED
                  + "Access-Control-Allow-Credentials: true\r\n"
                  + "Access-Control-Expose-Headers: ETag\r\nVary: Origin\r\n"
                  + "Via: 1.1 drawbridge\r\n\r\nok");
      assertThat(upstream.requests()).singleElement().asString().contains(ALLOWED);
    }
  }

  @Test
  void foreignOriginPassesWithoutFields() throws Exception {
    String response =
        "HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nACCESS-CONTROL-EXPOSE-HEADERS: a\r\n"
            + "access-control-allow-credentials: true\r\nAccess-Control-Unknown: y\r\n"
            + "Content-Length: 2\r\n\r\nok";
    try (RawUpstream upstream = RawUpstream.answering(response);
        Rig rig = Rig.to(upstream).start()) {
      assertThat(rig.ask(get("/cors/a", FOREIGN)))
          .startsWith("HTTP/1.1 200 OK\r\n")
          .contains("\r\nVary: Origin\r\n")
          .doesNotContainIgnoringCase("Access-Control");
      assertThat(rig.ask(get("/cors/a", "")))
          .contains("\r\nVary: Origin\r\n")
          .doesNotContainIgnoringCase("Access-Control");
    }
  }

  @Test
  void varyIsMerged() throws Exception {
    String response = "HTTP/1.1 200 OK\r\nVary: A, origin\r\nVary: B\r\nContent-Length: 0\r\n\r\n";
    try (RawUpstream upstream = RawUpstream.answering(response);
        Rig rig = Rig.to(upstream).start()) {
      assertThat(rig.ask(get("/cors/a", ALLOWED)))
          .contains("\r\nVary: A, origin\r\nVary: B\r\n")
          .doesNotContain("Vary: Origin");
    }
  }

  @Test
  void preflightIsAnsweredHere() throws Exception {
    try (RawUpstream upstream = RawUpstream.answering(RawUpstream.OK);
        Rig rig = Rig.to(upstream).start()) {
      String granted =
          rig.ask(
              preflight(
                  "/cors/a",
                  ALLOWED
                      + "Access-Control-Request-Method: PUT\r\n"
                      + "Access-Control-Request-Headers: x-trace\r\n"));
      assertThat(granted)
          .startsWith("HTTP/1.1 204 No Content\r\nDate: ")
          .contains(GRANTED)
          .containsPattern("\r\nAccess-Control-Allow-Methods: PUT, ?DELETE\r\n")
          .contains("\r\nAccess-Control-Max-Age: 600\r\n")
          .doesNotContain("Content-Length");

      String refused =
          rig.ask(preflight("/cors/a", FOREIGN + "Access-Control-Request-Method: PUT\r\n"));
      assertThat(refused)
          .startsWith("HTTP/1.1 403 Forbidden\r\n")
          .contains("\r\nContent-Length: 0\r\n")
          .endsWith("\r\n\r\n")
          .doesNotContain("Access-Control");

      assertThat(
              rig.ask(preflight("/closed/a", ALLOWED + "Access-Control-Request-Method: PUT\r\n")))
          .startsWith("HTTP/1.1 403 Forbidden\r\n");
      assertThat(upstream.requests()).isEmpty();
    }
  }

  @Test
  void bodyOfAPreflightIsReadAndDropped() throws Exception {
    try (RawUpstream upstream = RawUpstream.answering(RawUpstream.OK);
        Rig rig = Rig.to(upstream).start();
        RawClient client = rig.client()) {
      String preflight =
          preflight(
              "/cors/a", ALLOWED + "Access-Control-Request-Method: PUT\r\nContent-Length: 20\r\n");
      client.send(preflight + "GET /evil HTTP/1.1\r\n");
      assertThat(client.response()).startsWith("HTTP/1.1 204 ");
      client.send(get("/cors/b", ALLOWED));
      assertThat(client.response()).startsWith("HTTP/1.1 200 OK\r\n");
      assertThat(upstream.requests()).singleElement().asString().startsWith("GET /cors/b ");
    }
  }

  @Test
  void optionsThatIsNoPreflightPasses() throws Exception {
    try (RawUpstream upstream = RawUpstream.answering(RawUpstream.OK);
        Rig rig = Rig.to(upstream).start()) {
      assertThat(rig.ask(preflight("/cors/a", ALLOWED))).startsWith("HTTP/1.1 200 OK\r\n");
      assertThat(rig.ask(preflight("/open/a", ALLOWED + "Access-Control-Request-Method: PUT\r\n")))
          .startsWith("HTTP/1.1 200 OK\r\n");
      assertThat(upstream.requests()).hasSize(2);
    }
  }

  @Test
  void errorsBehindTheRouteCarryTheFields() throws Exception {
    try (RawUpstream upstream = RawUpstream.answering(RawUpstream.OK);
        Rig rig =
            Rig.to(upstream)
                .route(null, "/gone/**", CorsProcessor.of(Rig.POLICY), closedPort())
                .route(null, "/small/**", CorsProcessor.of(Rig.POLICY), upstream.port(), 4)
                .start()) {
      assertThat(rig.ask(get("/gone/a", ALLOWED)))
          .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
          .contains(GRANTED)
          .contains("\r\nVary: Origin\r\n");
      String post = "POST /small/a HTTP/1.1\r\nHost: h\r\n" + ALLOWED;
      assertThat(rig.ask(post + "Content-Length: 5\r\n\r\nabcde"))
          .startsWith("HTTP/1.1 413 Content Too Large\r\n")
          .contains(GRANTED);
      assertThat(rig.ask(post + "Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n"))
          .startsWith("HTTP/1.1 413 Content Too Large\r\n")
          .contains(GRANTED);
      assertThat(rig.ask(post + "Content-Length: 4\r\n\r\nabcd")).startsWith("HTTP/1.1 200 ");
      assertThat(rig.ask(post + "Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n"))
          .startsWith("HTTP/1.1 400 Bad Request\r\n")
          .contains(GRANTED);
    }
  }

  static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void deniedMayBeRejected() throws Exception {
    CorsPolicy rejecting = Rig.POLICY.toBuilder().denied(Denied.REJECT).build();
    try (RawUpstream upstream = RawUpstream.answering(RawUpstream.OK);
        Rig rig =
            Rig.to(upstream)
                .route(null, "/strict/**", CorsProcessor.of(rejecting), upstream.port())
                .start()) {
      assertThat(rig.ask(get("/strict/a", FOREIGN)))
          .startsWith("HTTP/1.1 403 Forbidden\r\n")
          .contains("\r\nVary: Origin\r\n")
          .contains("\r\nContent-Type: application/problem+json\r\n")
          .doesNotContain("Access-Control");
      assertThat(upstream.requests()).isEmpty();
    }
  }

  @Test
  void timingAndResourcePolicyAreReplacedWhereSet() throws Exception {
    CorsPolicy both =
        Rig.POLICY.toBuilder()
            .timingAllowOrigin(true)
            .crossOriginResourcePolicy(CrossOriginResourcePolicy.SAME_SITE)
            .build();
    String response =
        "HTTP/1.1 200 OK\r\nTiming-Allow-Origin: *\r\nCross-Origin-Resource-Policy: cross-origin\r\n"
            + "Content-Length: 0\r\n\r\n";
    try (RawUpstream upstream = RawUpstream.answering(response);
        Rig rig =
            Rig.to(upstream)
                .route(null, "/both/**", CorsProcessor.of(both), upstream.port())
                .start()) {
      assertThat(rig.ask(get("/both/a", ALLOWED)))
          .contains("\r\nTiming-Allow-Origin: " + Rig.ORIGIN + "\r\n")
          .contains("\r\nCross-Origin-Resource-Policy: same-site\r\n")
          .doesNotContain("Timing-Allow-Origin: *")
          .doesNotContain("cross-origin\r\n");
      assertThat(rig.ask(get("/both/a", "Origin: https://evil.example\r\n")))
          .doesNotContain("Timing-Allow-Origin")
          .contains("\r\nCross-Origin-Resource-Policy: same-site\r\n");
      assertThat(rig.ask(get("/cors/a", ALLOWED)))
          .contains("\r\nTiming-Allow-Origin: *\r\nCross-Origin-Resource-Policy: cross-origin\r\n");
    }
  }
}
