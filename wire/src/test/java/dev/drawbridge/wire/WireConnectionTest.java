package dev.drawbridge.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A connection to a server that says what it is told. */
final class WireConnectionTest {
  private static final String FIRST = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nETag:  a\r\n\r\nhi";
  private static final String SECOND =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nyou\r\n0\r\n\r\n";
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n";

  private static WireConnection connect(RawServer server) throws IOException {
    return WireConnection.open(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()),
        Duration.ofSeconds(5));
  }

  private static String text(WireResponse response) {
    return new String(response.body(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void responsesAreReadOneAfterAnother() throws IOException {
    String large = "HTTP/1.1 200 OK\r\nContent-Length: 3000000\r\n\r\n" + "x".repeat(3_000_000);
    try (RawServer server = RawServer.start(head -> FIRST + SECOND + HEAD + large);
        WireConnection connection = connect(server)) {
      connection.send("GET /\\..;%zz HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));

      WireResponse first = connection.receive("GET");
      assertThat(text(first)).isEqualTo("hi");
      assertThat(first.fields().fields().get(1).value()).isEqualTo(" a");
      assertThat(text(connection.receive("GET"))).isEqualTo("you");
      assertThat(text(connection.receive("HEAD"))).isEmpty();
      WireResponse last = connection.receive("GET");
      assertThat(last.body()).hasSize(3_000_000);
      assertThat(last.truncated()).isFalse();
      assertThatThrownBy(() -> connection.receive("GET")).isInstanceOf(IOException.class);
      assertThat(server.heads()).containsExactly("GET /\\..;%zz HTTP/1.1\r\n\r\n");
    }
  }

  @Test
  void whatIsNoResponseIsTold() throws IOException {
    try (RawServer server = RawServer.start(head -> "SSH-2.0\r\n\r\n");
        WireConnection connection = connect(server)) {
      connection.send("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));

      assertThatThrownBy(() -> connection.receive("GET"))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("no HTTP/1 response: ");
    }
  }
}
