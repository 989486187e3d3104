package dev.drawbridge.doctor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.doctor.finding.Report;
import dev.drawbridge.wire.Reach;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every weakness is found at its server, and nothing else is found there. */
final class WeakServersTest {
  /** One line of the table. */
  record Case(String server, Reach reach, List<String> findings) {
    static Case of(String line) {
      String[] cells = line.split("\\|", -1);
      List<String> findings =
          Stream.of(cells[2].split(",", -1)).map(String::strip).filter(f -> !f.isEmpty()).toList();
      Reach reach = Reach.valueOf(cells[1].strip().toUpperCase(Locale.ROOT));
      return new Case(cells[0].strip(), reach, findings);
    }
  }

  static List<Case> cases() throws IOException {
    try (InputStream table = WeakServersTest.class.getResourceAsStream("weak-servers.txt")) {
      String text =
          new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(Case::of).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsTheWeaknessAndNothingElse(Case one) {
    try (TestServer server =
        TestServer.of(Objects.requireNonNull(WeakServers.all().get(one.server())))) {
      Report report = Report.of(server.url(), server.audit(one.reach()));
      assertThat(report.findings())
          .extracting(finding -> finding.severity().label() + " " + finding.id())
          .isEqualTo(one.findings());
    }
  }

  @Test
  void theTableHasEveryServer() throws IOException {
    assertThat(cases()).extracting(Case::server).containsAll(WeakServers.all().keySet());
  }
}
