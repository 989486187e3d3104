package dev.drawbridge.doctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.doctor.finding.Finding;
import dev.drawbridge.doctor.finding.Report;
import dev.drawbridge.doctor.finding.Severity;
import dev.drawbridge.wire.WireClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
      String words = one.expected().get("words");
      if (words != null) {
        assertThat(Objects.requireNonNull(cause).comparison()).isNotNull();
        assertThat(Objects.requireNonNull(cause.comparison()).words()).isEqualTo(words);
      }
    }
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

  @Test
  void coversTheTable() throws IOException {
    List<ServerCase> broken =
        servers().stream().filter(one -> one.expected().containsKey("cause")).toList();
    assertThat(broken).hasSizeGreaterThanOrEqualTo(30);
    assertThat(servers().stream().filter(one -> one.name().startsWith("sound"))).hasSize(6);
  }
}
