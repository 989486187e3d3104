package dev.drawbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused, what is passed on, and in which form: the table beside this class. */
final class RequestProbesTest {
  private static RawUpstream upstream;
  private static Rig rig;

  record Probe(String name, String request, String answer, String upstream) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void start() {
    upstream = RawUpstream.answering(RawUpstream.OK);
    rig = Rig.to(upstream).start();
  }

  @AfterAll
  static void stop() throws IOException {
    rig.close();
    upstream.close();
    Leaks.assertNone();
  }

  static List<Probe> probes() throws IOException {
    return Escapes.rows("request-probes.txt", 4).stream()
        .map(cells -> new Probe(cells[0], Escapes.octets(cells[1]), cells[2], cells[3]))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("probes")
  void answersAsTheTableSays(Probe probe) throws Exception {
    upstream.requests().clear();

    String response;
    try (RawClient client = rig.client()) {
      client.send(probe.request());
      response = client.response();
      if (probe.answer().endsWith("close")) {
        assertThat(response).contains("\r\nConnection: close\r\n");
        assertThat(client.rest()).isEmpty();
      } else {
        // The connection is still good for another request.
        String again = client.send("GET /open/again HTTP/1.1\r\nHost: h\r\n\r\n").response();
        assertThat(again).startsWith("HTTP/1.1 200 OK\r\n");
        upstream.requests().removeIf(request -> request.startsWith("GET /open/again "));
      }
    }

    int status = Integer.parseInt(probe.answer().substring(0, 3));
    assertThat(response).startsWith("HTTP/1.1 " + status + " ");
    if (status >= 400) {
      assertThat(response)
          .contains("\r\nContent-Type: application/problem+json\r\n")
          .contains("\"status\":" + status + ",");
      assertThat(response.contains("Access-Control")).isFalse();
    }
    assertReached(probe);
  }

  private static void assertReached(Probe probe) {
    if (probe.upstream().equals("-")) {
      assertThat(upstream.requests()).isEmpty();
    } else {
      assertThat(upstream.requests()).hasSize(1);
      String request = upstream.requests().get(0);
      for (String part : probe.upstream().split(" & ", -1)) {
        if (part.startsWith("!")) {
          assertThat(request).doesNotContain(Escapes.octets(part.substring(1)));
        } else {
          assertThat(request).contains(Escapes.octets(part));
        }
      }
    }
  }
}
