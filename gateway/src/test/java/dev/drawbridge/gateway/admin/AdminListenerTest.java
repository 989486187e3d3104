package dev.drawbridge.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.gateway.local.LocalResponse;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class AdminListenerTest {
  private static final EventLoopGroup LOOP =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  private volatile AdminState state = AdminState.WARMING_UP;
  private final Semaphore larges = new Semaphore(0);
  private AdminListener admin;

  @BeforeEach
  void start() throws IOException {
    admin =
        AdminListener.bind(
            LOOP,
            NioServerSocketChannel::new,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            () -> state,
            request -> CompletableFuture.completedFuture(LocalResponse.text(200, "counts\n")),
            Map.of(
                "explorer",
                request ->
                    CompletableFuture.completedFuture(
                        LocalResponse.text(200, request.method() + " " + request.path() + "\n")),
                "large",
                request -> {
                  larges.release();
                  return CompletableFuture.completedFuture(
                      LocalResponse.text(200, "x".repeat(1 << 20)));
                },
                "broken",
                request -> {
                  throw new IllegalStateException("secret detail");
                }));
  }

  @AfterEach
  void stop() {
    admin.close();
  }

  @AfterAll
  static void stopLoop() {
    LOOP.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  /** Sends a request with exactly these fields and gives back the whole answer. */
  private String send(String method, String path, String... fields) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), admin.address().getPort())) {
      String head = method + " " + path + " HTTP/1.1\r\nConnection: close\r\n";
      for (String field : fields) {
        head += field.replace("PORT", Integer.toString(admin.address().getPort())) + "\r\n";
      }
      socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.substring(9, 12));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /live, 200",
    "HEAD, /live, 200",
    "GET, /metrics, 200",
    "GET, /ready, 503",
    "POST, /live, 405",
    "DELETE, /metrics, 405",
    "OPTIONS, /ready, 405",
    "GET, /, 404",
    "GET, /live/, 404",
    "GET, /explorer, 200",
    "POST, /explorer/api, 200",
    "GET, /broken, 500"
  })
  void paths(String method, String path, int status) throws IOException {
    String answer = send(method, path, "Host: localhost");

    assertThat(status(answer)).isEqualTo(status);
    assertThat(answer)
        .doesNotContainIgnoringCase("access-control-")
        .doesNotContain("secret detail");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          Host: 127.0.0.1:PORT      | -                                | 200
          Host: 127.0.0.1           | -                                | 200
          Host: localhost:1         | -                                | 200
          Host: LOCALHOST:PORT      | -                                | 200
          Host: 127.0.0.1.nip.io    | -                                | 421
          Host: rebound.example     | -                                | 421
          Host: 127.0.0.2:PORT      | -                                | 421
          Host: localhost.example   | -                                | 421
          Host: 0.0.0.0:PORT        | -                                | 421
          Host: [::1]:PORT          | -                                | 421
          Host: [::1                | -                                | 421
          Host:                     | -                                | 421
          X-Host: localhost         | -                                | 400
          Host: localhost           | Host: localhost                  | 400
          Host: localhost:PORT      | Origin: http://localhost:PORT    | 200
          Host: localhost:PORT      | Origin: http://localhost:1       | 403
          Host: localhost:PORT      | Origin: https://localhost:PORT   | 403
          Host: localhost:PORT      | Origin: http://evil.example      | 403
          Host: localhost:PORT      | Origin: null                     | 403
          Host: localhost:PORT      | Sec-Fetch-Site: cross-site       | 403
          Host: localhost:PORT      | Sec-Fetch-Site: same-site        | 403
          Host: localhost:PORT      | Sec-Fetch-Site: same-origin      | 200
          Host: localhost:PORT      | Sec-Fetch-Site: none             | 200
          """)
  void whoIsAnswered(String one, String other, int status) throws IOException {
    String[] fields = other == null ? new String[] {one} : new String[] {one, other};

    assertThat(status(send("GET", "/live", fields))).isEqualTo(status);
    if (status != 200) {
      assertThat(status(send("GET", "/explorer", fields))).as("handlers too").isEqualTo(status);
    }
  }

  @Test
  void readyFollowsTheState() throws IOException {
    assertThat(send("GET", "/ready", "Host: localhost")).endsWith("\r\n\r\nwarming up\n");
    state = AdminState.READY;
    assertThat(send("GET", "/ready", "Host: localhost"))
        .startsWith("HTTP/1.1 200 ")
        .endsWith("\r\n\r\nready\n");
    state = AdminState.DRAINING;
    assertThat(status(send("GET", "/ready", "Host: localhost"))).isEqualTo(503);
  }

  @Test
  void whoTakesNoAnswersIsNotAskedForMore() throws Exception {
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(4096);
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), admin.address().getPort()));
      int taken = 0;
      do {
        socket
            .getOutputStream()
            .write(
                "GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        taken++;
      } while (larges.tryAcquire(1, TimeUnit.SECONDS) && taken < 64);
      assertThat(taken).isLessThan(32);
    }
  }

  @Test
  void answersOneAfterTheOtherOnOneConnection() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), admin.address().getPort())) {
      String get = "GET /explorer/%d HTTP/1.1\r\nHost: localhost\r\n\r\n";
      String all = "";
      for (int i = 0; i < 10; i++) {
        all += get.formatted(i);
      }
      all += "GET /live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(all.getBytes(StandardCharsets.ISO_8859_1));
      String answers =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

      for (int i = 0; i < 10; i++) {
        assertThat(answers).contains("GET /explorer/" + i + "\n");
      }
      assertThat(answers.indexOf("/explorer/3")).isLessThan(answers.indexOf("/explorer/4"));
      assertThat(answers).endsWith("live\n");
    }
  }
}
