package dev.drawbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of upstreams' responses, good and bad: the table beside this class. */
final class ResponseProbesTest {
  private static final String DATE =
      "\r\nDate: [A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT\r\n";

  record Probe(String name, String request, String upstream, String client, String failure) {
    @Override
    public String toString() {
      return name;
    }
  }

  @AfterAll
  static void noLeaks() {
    Leaks.assertNone();
  }

  static List<Probe> probes() throws IOException {
    return Escapes.rows("response-probes.txt", 5).stream()
        .map(cells -> new Probe(cells[0], cells[1], cells[2], cells[3], cells[4]))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("probes")
  void answersAsTheTableSays(Probe probe) throws Exception {
    try (RawUpstream upstream = RawUpstream.of(peer -> play(probe, peer));
        Rig rig = Rig.to(upstream).start();
        RawClient client = rig.client()) {
      client.send(request(probe));
      String last = lastWord(probe.client());
      String expected = Escapes.octets(allButLast(probe.client()));
      if (last.equals("open")) {
        String response = client.response(probe.request().startsWith("HEAD"));
        assertResponse(expected, response);
        String again = client.send("GET /open/again HTTP/1.1\r\nHost: h\r\n\r\n").response();
        assertThat(again).endsWith("again!");
      } else {
        String response = client.rest();
        assertThat(response.endsWith("<reset>")).isEqualTo(last.equals("reset"));
        assertResponse(expected, response);
      }
      String failure = rig.report().failure();
      assertThat(failure == null ? "-" : failure).isEqualTo(probe.failure());
    }
  }

  private static String request(Probe probe) {
    String[] words = probe.request().split(" ", -1);
    String version = words.length > 2 ? words[2] : "1.1";
    return words[0] + " " + words[1] + " HTTP/" + version + "\r\nHost: h\r\n\r\n";
  }

  private static void play(Probe probe, RawUpstream.Peer peer) throws IOException {
    String request = peer.readRequest();
    while (request != null) {
      if (request.startsWith("GET /open/again ")) {
        peer.write("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nagain!");
      } else {
        peer.write(Escapes.octets(allButLast(probe.upstream())));
        if (lastWord(probe.upstream()).equals("close")) {
          return;
        }
        if (lastWord(probe.upstream()).equals("reset")) {
          peer.reset();
          return;
        }
      }
      request = peer.readRequest();
    }
  }

  private static void assertResponse(String expected, String response) {
    if (expected.startsWith("<problem ")) {
      String status = expected.substring(9, 12);
      assertThat(response)
          .startsWith("HTTP/1.1 " + status + " ")
          .contains("\r\nContent-Type: application/problem+json\r\n")
          .contains("\"status\":" + status + ",");
    } else if (!expected.equals("?")) {
      assertThat(undated(response)).isEqualTo(expected);
    }
  }

  /** The response without the date that it got here, of which there must be one. */
  private static String undated(String response) {
    if (response.contains("\r\nDate: of the upstream\r\n")) {
      assertThat(response).containsOnlyOnce("\r\nDate: ");
      return response;
    }
    assertThat(response).containsPattern(DATE);
    return response.replaceFirst(DATE, "\r\n");
  }

  private static String lastWord(String cell) {
    return cell.substring(cell.lastIndexOf(' ') + 1);
  }

  private static String allButLast(String cell) {
    int space = cell.lastIndexOf(' ');
    return space < 0 ? "" : cell.substring(0, space);
  }
}
