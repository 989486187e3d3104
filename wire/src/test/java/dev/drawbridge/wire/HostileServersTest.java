package dev.drawbridge.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Url;
import dev.drawbridge.wire.WireFailure.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that mean to hold a client, to fill its memory, or to send it where it should not go. */
@Timeout(60)
final class HostileServersTest {
  private static final Duration BRIEF = Duration.ofMillis(400);
  private static final Duration LONG = Duration.ofSeconds(20);

  private static WireClient client() {
    return WireClient.builder()
        .requestsPerSecond(1000)
        .connectTimeout(BRIEF)
        .responseTimeout(BRIEF)
        .build();
  }

  private static WireRequest get(String url, Field... fields) {
    return new WireRequest("GET", Url.of(url), new FieldList(List.of(fields)));
  }

  private static Kind kind(WireExchange exchange) {
    return Objects.requireNonNull(exchange.failure()).kind();
  }

  /** A timeout of each read would never pass. In TLS, 16 KiB of handshake are announced. */
  @ParameterizedTest
  @CsvSource({
    "http,  HTTP/1.1 200 OK",
    "http,  'HTTP/1.1 200 OK\r\nX: '",
    "https, '\026\003\003\100\000\002\000\077\374'"
  })
  void doesNotWaitForWhatDrips(String scheme, String answer) {
    try (RawServer server = RawServer.start(head -> RawServer.DRIP + answer);
        WireClient client = client()) {
      WireExchange exchange = client.send(get(scheme + "://127.0.0.1:" + server.port() + "/"));
      assertThat(kind(exchange)).isEqualTo(Kind.TIMEOUT);
      assertThat(exchange.took()).isLessThan(LONG);
    }
  }

  @Test
  void doesNotWaitWhereNobodyReads() throws IOException {
    try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        WireClient client = client()) {
      Field field = new Field("X", "x".repeat(32 << 20));
      String url = "http://127.0.0.1:" + deaf.getLocalPort() + "/";
      WireExchange exchange = client.send(get(url, field));
      assertThat(kind(exchange)).isEqualTo(Kind.TIMEOUT);
      assertThat(exchange.took()).isLessThan(LONG);
    }
  }

  @Test
  void boundsAllHeadsTogether() {
    String line = "X: " + "x".repeat(60_000) + "\r\n";
    try (RawServer server = RawServer.start(head -> "HTTP/1.1 200 OK\r\n" + line.repeat(5));
        WireClient client = client()) {
      assertThat(client.send(get("http://127.0.0.1:" + server.port() + "/")).failure())
          .isEqualTo(
              new WireFailure(
                  Kind.PROTOCOL, "not HTTP/1.1: the head is longer than 262144 octets"));
    }
    String early = "HTTP/1.1 103 Early Hints\r\n" + line + "\r\n";
    try (RawServer server = RawServer.start(head -> early.repeat(10));
        WireClient client = client()) {
      assertThat(kind(client.send(get("http://127.0.0.1:" + server.port() + "/"))))
          .isEqualTo(Kind.PROTOCOL);
    }
  }

  @Test
  void hasPatienceForAllAnswersTogether() {
    try (RawServer server = RawServer.start(head -> RawServer.DRIP + "x");
        WireClient client =
            WireClient.builder()
                .requestsPerSecond(1000)
                .responseTimeout(BRIEF)
                .patience(Duration.ofMillis(500))
                .build()) {
      WireRequest request = get("http://127.0.0.1:" + server.port() + "/");
      assertThat(kind(client.send(request))).isEqualTo(Kind.TIMEOUT);
      assertThat(kind(client.send(request))).isEqualTo(Kind.TIMEOUT);
      assertThat(client.send(request).failure())
          .isEqualTo(
              new WireFailure(
                  Kind.EXHAUSTED,
                  "not asked, for the answers before took more than 0.5 s together"));
      assertThat(server.heads()).hasSize(2);
    }
  }
}
