package dev.drawbridge.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class GatewayTest extends GatewayFixture {
  @Test
  void tellsAllProblemsOfABadFile() {
    assertThatThrownBy(
            () ->
                start(
                    """
                    listen: 127.0.0.1:0
                    policies:
                      p: {allow-origins: [https://a.example/], allow-methods: [CONNECT]}
                    upstreams: {demo: sample}
                    routes:
                      - {match: api, upstream: dem, cors: q}
                    """))
        .isInstanceOf(GatewayException.class)
        .message()
        .satisfies(
            text ->
                assertThat(text.lines())
                    .hasSize(5)
                    .allMatch(line -> line.contains("policy.yaml:")));
    assertThat(messages).isEmpty();
  }

  @Test
  void warmsUpWithoutATraceAndIsReady() throws Exception {
    try (Gateway gateway = start(POLICY)) {
      await(() -> admin(gateway, "/ready").equals("ready\n"));

      assertThat(admin(gateway, "/metrics"))
          .doesNotContain("drawbridge_requests_total{")
          .doesNotContain("upstream=\"")
          .contains("drawbridge_connections 0.0");
    }
    assertThat(log.size()).isZero();
  }

  @Test
  void noRequestForgesAFieldOfTheLog() throws Exception {
    String end = "Connection: close\r\n\r\n";
    String get = "GET /api/items HTTP/1.1\r\nHost: h\r\n";
    try (Gateway gateway = start(POLICY)) {
      sendRaw(gateway, "GET /api/items?\"_200_a=\\ HTTP/1.1\r\nHost: h\r\n" + end);
      sendRaw(gateway, get + "Origin: x\" cors=\"actual\t\u00e9\r\n" + end);
      sendRaw(gateway, get.replace(": h", ": h\" cors=\"actual") + end);
      sendRaw(gateway, get.replace("GET", "G\"T") + end);
    }

    String lines = log.toString(StandardCharsets.ISO_8859_1);
    assertThat(lines)
        .contains("\"GET /api/items?\\\"_200_a=\\\\ HTTP/1.1\" 200 ")
        .contains(" origin=\"x\\\" cors=\\\"actual\\")
        .contains(" host=\"h\\\" cors=\\\"actual\" failure=\"host-invalid\"\n")
        .contains(" \"- - -\" 400 ")
        .endsWith("\n");
    assertThat(lines.lines()).hasSize(4).allMatch(line -> line.matches("[ -~]+"));
  }

  @Test
  void drainsBeforeItEnds() throws Exception {
    Gateway gateway = start(POLICY);
    InetSocketAddress address = gateway.addresses().get(0);
    CompletableFuture<HttpResponse<String>> slow =
        client.sendAsync(
            get(address, "/api/slow/700", "https://one.example"),
            HttpResponse.BodyHandlers.ofString());
    await(() -> admin(gateway, "/metrics").contains("{state=\"active\",upstream=\"demo\"} 1.0"));
    gateway.close();

    assertThat(slow.get().statusCode()).isEqualTo(200);
    assertThat(slow.get().headers().firstValue("Access-Control-Allow-Origin")).isPresent();
    assertThat(log.toString(StandardCharsets.US_ASCII)).contains("/api/slow/700").endsWith("\n");
    assertThatThrownBy(
            () ->
                client.send(
                    get(address, "/api/items", "https://one.example"),
                    HttpResponse.BodyHandlers.ofString()))
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void asksTwiceBreaksOff() throws Exception {
    Gateway gateway = start(POLICY);
    CompletableFuture<HttpResponse<String>> stuck =
        client.sendAsync(
            get(gateway.addresses().get(0), "/api/slow/60000", "https://one.example"),
            HttpResponse.BodyHandlers.ofString());
    await(() -> admin(gateway, "/metrics").contains("{state=\"active\",upstream=\"demo\"} 1.0"));
    CompletableFuture<Void> drained = CompletableFuture.runAsync(gateway::close);
    await(() -> admin(gateway, "/ready").equals("draining\n"));
    gateway.close();

    drained.get();
    assertThat(stuck).failsWithin(Duration.ofSeconds(20));
  }

  private static void sendRaw(Gateway gateway, String request) throws IOException {
    InetSocketAddress address = gateway.addresses().get(0);
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
    }
  }
}
