package dev.drawbridge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.gateway.http.Transport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gateway before the embedded sample, its file in a directory of its own, and clients. */
@Timeout(60)
abstract class GatewayFixture {
  static final String POLICY =
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
  final List<String> messages = new CopyOnWriteArrayList<>();
  final ByteArrayOutputStream log = new ByteArrayOutputStream();
  final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Path write(String name, String text) throws IOException {
    Path next = Files.writeString(directory.resolve(name + ".next"), text);
    return Files.move(
        next,
        directory.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  Gateway start(String policy) throws IOException, GatewayException {
    return Gateway.start(
        write("policy.yaml", policy),
        new GatewayOptions(messages::add, Channels.newChannel(log), Transport.AUTO, Map.of()));
  }

  static HttpRequest get(InetSocketAddress address, String path, String origin) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address.getPort() + path))
        .header("Origin", origin)
        .timeout(Duration.ofSeconds(20))
        .build();
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }

  Optional<String> allowed(Gateway gateway, String origin) {
    return send(get(gateway.addresses().get(0), "/api/items", origin))
        .headers()
        .firstValue("Access-Control-Allow-Origin");
  }

  String admin(Gateway gateway, String path) {
    InetSocketAddress address = Objects.requireNonNull(gateway.adminAddress());
    return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address.getPort() + path))
            .build())
        .body();
  }

  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  void awaitMessage(String part) {
    await(() -> messages.stream().anyMatch(message -> message.contains(part)));
  }
}
