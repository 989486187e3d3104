package dev.drawbridge.doctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.browser.FetchRequest;
import dev.drawbridge.doctor.finding.Finding;
import dev.drawbridge.doctor.finding.Report;
import dev.drawbridge.doctor.finding.Severity;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.wire.WireClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The doctor before sound and broken servers on real sockets: {@code servers.txt}. */
final class ServersTest {
  private static final String TOKEN = "q7x2m9k4t8w3p5z1";

  static List<ServerCase> servers() throws IOException {
    return ServerCase.all();
  }

  private static Diagnosis examine(ServerCase one, CaseServer server) {
    boolean silent = one.answers().containsValue("silence");
    try (WireClient client =
        WireClient.builder()
            .requestsPerSecond(10_000)
            .responseTimeout(Duration.ofMillis(silent ? 300 : 10_000))
            .build()) {
      Inquiry inquiry = new Inquiry(one.fetch(server.here()), null, Inquiry.ENGINES);
      return new Doctor(client, TOKEN, request -> {}).examine(inquiry);
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void namesTheCauseFirst(ServerCase one) throws IOException {
    try (CaseServer server = new CaseServer(one, servers().get(0))) {
      Diagnosis diagnosis = examine(one, server);
      Cause cause = diagnosis.cause();
      assertThat(cause == null ? null : cause.id()).isEqualTo(one.expected().get("cause"));
      Report report = Report.of(diagnosis.inquiry().url(), diagnosis.findings());
      assertThat(diagnosis.outcome().label() + " " + diagnosis.exitCode(report, Severity.MEDIUM))
          .isEqualTo(one.expected().get("outcome"));
      List<String> next = one.ids("next");
      if (next != null) {
        assertThat(diagnosis.next()).extracting(Cause::id).containsExactlyElementsOf(next);
        assertThat(diagnosis.complete()).isTrue();
      }
      List<String> findings = one.ids("findings");
      if (findings != null) {
        assertThat(diagnosis.findings())
            .extracting(Finding::id)
            .containsExactlyInAnyOrderElementsOf(findings);
      }
      assertThat(printed(diagnosis, report))
          .matches("[\\n \\P{IsC}]*")
          .doesNotContain("b".repeat(999));
      String words = one.expected().get("words");
      if (words != null) {
        assertThat(Objects.requireNonNull(cause).comparison()).isNotNull();
        assertThat(Objects.requireNonNull(cause.comparison()).words()).isEqualTo(words);
      }
    }
  }

  private static String printed(Diagnosis diagnosis, Report report) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(text, false, StandardCharsets.UTF_8)) {
      DiagnosisText.write(diagnosis, report, out, false, false);
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  /** What is never sent, whatever the fetch: anything that could change something, or a cookie. */
  @ParameterizedTest
  @MethodSource("servers")
  void sendsNothingButHarmlessRequests(ServerCase one) throws IOException {
    try (CaseServer server = new CaseServer(one, servers().get(0))) {
      examine(one, server);
      assertThat(server.heads())
          .isNotEmpty()
          .hasSizeLessThan(70)
          .allMatch(head -> head.startsWith("GET ") || head.startsWith("OPTIONS "))
          .noneMatch(head -> head.contains("\r\nCookie:"));
    }
  }

  /** Of 0.0.0.0 nothing says that it is loopback, and yet it leads there. */
  @ParameterizedTest
  @CsvSource({"https://app.example, true", "http://localhost:3000, false"})
  void tellsOfMixedContentWherePageIsOfHttps(String page, boolean mixed) throws IOException {
    ServerCase sound = servers().get(0);
    Map<String, String> answers = new LinkedHashMap<>(sound.answers());
    answers.replaceAll((sort, answer) -> answer.replace("https://app.example", page));
    ServerCase open = new ServerCase("open", Map.of("page", page), answers);
    try (CaseServer server = new CaseServer(open, open);
        WireClient client = WireClient.builder().requestsPerSecond(10_000).build()) {
      FetchRequest fetch = open.fetch(server.here().replace("127.0.0.1", "0.0.0.0"));
      Diagnosis diagnosis =
          new Doctor(client, TOKEN, request -> {})
              .examine(new Inquiry(fetch, null, Inquiry.ENGINES));
      assertThat(diagnosis.outcome()).isEqualTo(Diagnosis.Outcome.SHARED);
      assertThat(diagnosis.findings().stream().anyMatch(one -> one.id().equals("mixed-content")))
          .isEqualTo(mixed);
    }
  }

  @Test
  void saysThatTlsFails() throws IOException {
    ServerCase plain = servers().get(0);
    try (CaseServer server = new CaseServer(plain, plain);
        WireClient client = WireClient.builder().build()) {
      FetchRequest fetch = plain.fetch(server.here().replace("http:", "https:"));
      Diagnosis diagnosis =
          new Doctor(client, TOKEN, request -> {})
              .examine(new Inquiry(fetch, null, Inquiry.ENGINES));
      assertThat(diagnosis.outcome()).isEqualTo(Diagnosis.Outcome.UNREACHABLE);
      assertThat(Objects.requireNonNull(diagnosis.cause()).id()).isEqualTo("tls-failure");
      assertThat(diagnosis.steps()).hasSize(1);
    }
  }

  @Test
  void knowsPortsThatBrowsersRefuse() {
    try (WireClient client = WireClient.builder().connectTimeout(Duration.ofMillis(200)).build()) {
      FetchRequest fetch =
          FetchRequest.of(Origin.of("https://app.example"), "http://127.0.0.1:6666/");
      Diagnosis diagnosis =
          new Doctor(client, TOKEN, request -> {})
              .examine(new Inquiry(fetch, null, Inquiry.ENGINES));
      assertThat(diagnosis.outcome()).isEqualTo(Diagnosis.Outcome.BLOCKED);
      assertThat(Objects.requireNonNull(diagnosis.cause()).id()).isEqualTo("bad-port");
      assertThat(diagnosis.steps()).isEmpty();
    }
  }

  @Test
  void sendsACookieOnlyWhenGivenAndOnlyWithCredentials() throws IOException {
    ServerCase one = servers().get(1);
    try (CaseServer server = new CaseServer(one, servers().get(0));
        WireClient client = WireClient.builder().requestsPerSecond(10_000).build()) {
      Doctor doctor = new Doctor(client, TOKEN, request -> {});
      Diagnosis diagnosis =
          doctor.examine(new Inquiry(one.fetch(server.here()), "sid=1", Inquiry.ENGINES));
      assertThat(diagnosis.outcome()).isEqualTo(Diagnosis.Outcome.SHARED);
      assertThat(server.heads())
          .filteredOn(head -> head.contains("\r\nCookie: sid=1\r\n"))
          .isNotEmpty()
          .allMatch(head -> head.startsWith("GET "));
      assertThat(server.heads())
          .filteredOn(head -> head.startsWith("OPTIONS "))
          .isNotEmpty()
          .noneMatch(head -> head.contains("Cookie"));
    }
  }

  @Test
  void coversTheTable() throws IOException {
    List<ServerCase> broken =
        servers().stream().filter(one -> one.expected().containsKey("cause")).toList();
    assertThat(broken).hasSizeGreaterThanOrEqualTo(30);
    assertThat(servers().stream().filter(one -> one.name().startsWith("sound"))).hasSize(8);
  }
}
