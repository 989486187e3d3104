package dev.drawbridge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.gateway.http.Transport;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ReloadTest extends GatewayFixture {
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
  void forgetsUpstreamsThatNoRouteLeadsTo() throws Exception {
    try (Gateway gateway = start(POLICY)) {
      assertThat(allowed(gateway, "https://one.example")).isPresent();
      await(() -> admin(gateway, "/metrics").contains("{state=\"idle\",upstream=\"demo\"} 1.0"));
      write("policy.yaml", POLICY.replace("demo", "other"));
      awaitMessage("drawbridge: reloaded ");
      await(() -> !admin(gateway, "/metrics").contains("upstream=\"demo\""));
      assertThat(allowed(gateway, "https://one.example")).isPresent();
      assertThat(admin(gateway, "/metrics")).contains("upstream=\"other\"");
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
}
