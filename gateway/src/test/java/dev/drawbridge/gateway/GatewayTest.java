package dev.drawbridge.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.drawbridge.gateway.http.Transport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class GatewayTest {
  private static final String POLICY =
      """
      listen: 127.0.0.1:0
      admin: 127.0.0.1:0
      policies:
        p:
          allow-origins: [https://one.example]
      upstreams:
        demo: sample
      routes:
        - {match: /api/**, upstream: demo, cors: p}
      """;

  @TempDir Path directory;
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Path write(String name, String text) throws IOException {
    Path next = Files.writeString(directory.resolve(name + ".next"), text);
    return Files.move(
        next,
        directory.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private Gateway start(String policy) throws IOException, GatewayException {
    return Gateway.start(
        write("policy.yaml", policy),
        new GatewayOptions(messages::add, Channels.newChannel(log), Transport.AUTO, Map.of()));
  }

  private static HttpRequest get(InetSocketAddress address, String path, String origin) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address.getPort() + path))
        .header("Origin", origin)
        .timeout(Duration.ofSeconds(20))
        .build();
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }

  private Optional<String> allowed(Gateway gateway, String origin) {
    return send(get(gateway.addresses().get(0), "/api/items", origin))
        .headers()
        .firstValue("Access-Control-Allow-Origin");
  }

  private String admin(Gateway gateway, String path) {
    InetSocketAddress address = Objects.requireNonNull(gateway.adminAddress());
    return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address.getPort() + path))
            .build())
        .body();
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private void awaitMessage(String part) {
    await(() -> messages.stream().anyMatch(message -> message.contains(part)));
  }

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
  void tellsAddressesInTheirShortForm() throws Exception {
    for (String host : List.of("127.0.0.1", "0.0.0.0", "[::]", "[::1]", "[2001:db8::1:0:0:1]")) {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(host), 80);
      assertThat(Gateway.url(address)).isEqualTo("http://" + host + ":80");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"AUTO", "NIO"})
  void allOfIpv4IsNotAllOfIpv6(Transport transport) throws Exception {
    assumeThat(hasIpv6()).isTrue();
    Path policy = write("policy.yaml", POLICY.replace("127.0.0.1:0", "0.0.0.0:0"));
    GatewayOptions options =
        new GatewayOptions(messages::add, Channels.newChannel(log), transport, Map.of());
    try (Gateway gateway = Gateway.start(policy, options)) {
      InetSocketAddress admin = Objects.requireNonNull(gateway.adminAddress());
      for (InetSocketAddress address : List.of(gateway.addresses().get(0), admin)) {
        assertThat(Gateway.url(address)).startsWith("http://0.0.0.0:");
        new Socket(loopback(4), address.getPort()).close();
        assertThatThrownBy(() -> new Socket(loopback(16), address.getPort()))
            .isInstanceOf(ConnectException.class);
      }
    }
  }

  @Test
  void allOfIpv6IsAllOfIpv4Too() throws Exception {
    assumeThat(hasIpv6()).isTrue();
    try (Gateway gateway = start(POLICY.replaceFirst("127.0.0.1:0", "\"[::]:0\""))) {
      int port = gateway.addresses().get(0).getPort();
      new Socket(loopback(4), port).close();
      new Socket(loopback(16), port).close();
    }
  }

  private static InetAddress loopback(int octets) throws IOException {
    byte[] address = new byte[octets];
    address[0] = (byte) (octets == 4 ? 127 : 0);
    address[octets - 1] = 1;
    return InetAddress.getByAddress(address);
  }

  private static boolean hasIpv6() {
    try (ServerSocket socket = new ServerSocket(0, 1, loopback(16))) {
      return socket.isBound();
    } catch (IOException none) {
      return false;
    }
  }

  @Test
  void tellsInOneLineThatAnAddressIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + taken.getLocalPort();

      assertThatThrownBy(() -> start(POLICY.replaceFirst("127.0.0.1:0", address)))
          .isInstanceOf(GatewayException.class)
          .message()
          .isEqualTo(
              "drawbridge: cannot listen on "
                  + address
                  + ": Address already in use; stop what listens there, or name another port");
      assertThatThrownBy(() -> start(POLICY.replace("admin: 127.0.0.1:0", "admin: " + address)))
          .isInstanceOf(GatewayException.class)
          .message()
          .doesNotContain("\n")
          .contains(address);
    }
  }

  @Test
  void followsTheFileAndKeepsTheOldOneWhereTheNewIsBad() throws Exception {
    try (Gateway gateway = start(POLICY)) {
      assertThat(allowed(gateway, "https://one.example")).contains("https://one.example");
      assertThat(allowed(gateway, "https://two.example")).isEmpty();

      write("policy.yaml", POLICY.replace("one.example", "two.example"));
      awaitMessage("drawbridge: reloaded ");
      assertThat(allowed(gateway, "https://one.example")).isEmpty();
      assertThat(allowed(gateway, "https://two.example")).contains("https://two.example");

      write("policy.yaml", POLICY.replace("https://one", "one"));
      awaitMessage("the old one stays in force");
      assertThat(messages).anyMatch(message -> message.contains(" error origin-invalid: "));
      assertThat(allowed(gateway, "https://two.example")).contains("https://two.example");
      assertThat(admin(gateway, "/metrics"))
          .contains("drawbridge_config_reloads_total{result=\"applied\"} 1.0")
          .contains("drawbridge_config_reloads_total{result=\"failed\"} 1.0");
    }
  }

  /** Whatever goes wrong while the file is read again, the next change is. */
  @Test
  void aReloadThatFailsIsNotTheLast() throws Exception {
    AtomicBoolean failing = new AtomicBoolean(true);
    Path file = write("policy.yaml", POLICY);
    Consumer<String> output =
        message -> {
          messages.add(message);
          if (message.contains(" error ") && failing.getAndSet(false)) {
            throw new IllegalStateException("meant to fail");
          }
        };
    try (Gateway gateway =
        Gateway.start(
            file, new GatewayOptions(output, Channels.newChannel(log), Transport.AUTO, Map.of()))) {
      write("policy.yaml", POLICY.replace("https://one", "one"));
      awaitMessage("is not applied: meant to fail; the old one stays in force");
      write("policy.yaml", POLICY.replace("one.example", "two.example"));
      awaitMessage("drawbridge: reloaded ");
      assertThat(allowed(gateway, "https://two.example")).contains("https://two.example");
    }
  }

  @Test
  void aRequestKeepsThePolicyItBeganWith() throws Exception {
    try (Gateway gateway = start(POLICY)) {
      InetSocketAddress address = gateway.addresses().get(0);
      CompletableFuture<HttpResponse<String>> slow =
          client.sendAsync(
              get(address, "/api/slow/1500", "https://one.example"),
              HttpResponse.BodyHandlers.ofString());
      await(() -> admin(gateway, "/metrics").contains("{state=\"active\",upstream=\"demo\"} 1.0"));
      write("policy.yaml", POLICY.replace("one.example", "two.example"));
      awaitMessage("drawbridge: reloaded ");
      assertThat(slow).isNotDone();

      assertThat(slow.get().headers().firstValue("Access-Control-Allow-Origin"))
          .contains("https://one.example");
      assertThat(allowed(gateway, "https://one.example")).isEmpty();
    }
  }

  @Test
  void followsFilesOfOrigins() throws Exception {
    String policy =
        POLICY.replace("allow-origins: [https://one.example]", "allow-origins-from: origins.txt");
    write("origins.txt", "https://one.example\n");
    try (Gateway gateway = start(policy)) {
      assertThat(allowed(gateway, "https://two.example")).isEmpty();
      write("origins.txt", "https://two.example # new\n");
      awaitMessage("drawbridge: reloaded ");
      assertThat(allowed(gateway, "https://two.example")).contains("https://two.example");

      Files.delete(directory.resolve("origins.txt"));
      awaitMessage("the old one stays in force");
      messages.clear();
      write("origins.txt", "https://three.example\n");
      awaitMessage("drawbridge: reloaded ");
      assertThat(allowed(gateway, "https://three.example")).contains("https://three.example");
    }
  }

  @Test
  void saysHowMuchIsInForceAndThatTheFileIsGone() throws Exception {
    String more =
        """
          - {match: /more/**, upstream: demo, cors: p}
          - {match: /own/**, upstream: demo, cors: {allow-origins: ["*"]}}
          - {match: /closed/**, upstream: demo, cors: none}
          - {match: /open/**, upstream: demo}
        """;
    try (Gateway gateway = start(POLICY)) {
      Path file = write("policy.yaml", POLICY + more);
      awaitMessage("drawbridge: reloaded " + file + ": 5 routes under 2 policies in force");
      Files.delete(file);
      awaitMessage("drawbridge: " + file + " is gone; the policy in force stays");
      assertThat(messages).noneMatch(message -> message.contains("file-invalid"));
      assertThat(allowed(gateway, "https://one.example")).contains("https://one.example");
      write("policy.yaml", POLICY);
      awaitMessage(": 1 route under 1 policy in force");
    }
  }

  @Test
  void tellsOnceOfAFileOfOriginsThatIsMissing() throws Exception {
    String policy =
        POLICY
            .replace("allow-origins: [https://one.example]", "allow-origins-from: origins.txt")
            .replace("upstreams:", "  q: {allow-origins-from: origins.txt}\nupstreams:");
    Path origins = write("origins.txt", "https://one.example\n");
    try (Gateway gateway = start(policy)) {
      messages.clear();
      Files.delete(origins);
      awaitMessage("the old one stays in force");
      assertThat(messages)
          .hasSize(2)
          .first()
          .asString()
          .contains("origins.txt")
          .contains("does not exist");
      assertThat(allowed(gateway, "https://one.example")).contains("https://one.example");
    }
  }

  @Test
  void saysWhatTakesARestartAndAppliesTheRest() throws Exception {
    try (Gateway gateway = start(POLICY)) {
      write(
          "policy.yaml",
          POLICY.replace("127.0.0.1:0", "127.0.0.2:0").replace("one.example", "two.example"));
      awaitMessage("; the change of listen and admin takes a restart");
      assertThat(allowed(gateway, "https://two.example")).contains("https://two.example");
    }
  }

  @Test
  void appliesLimitsAndTheFormOfTheLog() throws Exception {
    try (Gateway gateway = start(POLICY)) {
      String path = "/api/items?" + "x".repeat(2_000);
      InetSocketAddress address = gateway.addresses().get(0);
      assertThat(send(get(address, path, "https://one.example")).statusCode()).isEqualTo(200);

      write("policy.yaml", POLICY + "limits: {request-line: 1KiB}\naccess-log: json\n");
      awaitMessage("drawbridge: reloaded ");
      await(() -> send(get(address, path, "https://one.example")).statusCode() == 414);
    }
    assertThat(log.toString(StandardCharsets.US_ASCII).lines().toList())
        .first()
        .asString()
        .startsWith("2");
    assertThat(log.toString(StandardCharsets.US_ASCII).lines().reduce("", (one, last) -> last))
        .startsWith("{\"time\":\"")
        .contains("\"status\":414");
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

  private static void sendRaw(Gateway gateway, String request) throws IOException {
    InetSocketAddress address = gateway.addresses().get(0);
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
    }
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
}
