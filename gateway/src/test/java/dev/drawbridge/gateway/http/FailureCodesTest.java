package dev.drawbridge.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.config.Limits;
import dev.drawbridge.gateway.http1.Fault;
import dev.drawbridge.gateway.upstream.UpstreamFailure;
import dev.drawbridge.route.PathFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Why a request was refused, as log and metrics have it: the table beside this class. */
final class FailureCodesTest {
  /** Cut off, or no octets of a request line, before the path is looked at. */
  private static final Set<PathFault> OUT_OF_REACH =
      EnumSet.of(PathFault.NOT_ABSOLUTE, PathFault.QUERY, PathFault.SPACE, PathFault.NON_ASCII);

  private static RawUpstream upstream;
  private static Rig rig;

  record Probe(String name, String request, int status, String failure, String line) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void start() {
    upstream = RawUpstream.answering(RawUpstream.OK);
    Limits few = new Limits(64, 300, 6, Limits.DEFAULTS.body(), Limits.DEFAULTS.connections());
    rig = Rig.to(upstream).limits(few).start();
  }

  @AfterAll
  static void stop() throws IOException {
    rig.close();
    upstream.close();
    Leaks.assertNone();
  }

  static List<Probe> probes() throws IOException {
    return Escapes.rows("failure-codes.txt", 6).stream()
        .map(
            cells ->
                new Probe(
                    cells[0],
                    Escapes.octets(cells[1]),
                    Integer.parseInt(cells[2]),
                    cells[3],
                    cells[4] + " " + Escapes.octets(cells[5])))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("probes")
  void isReportedAsTheTableSays(Probe probe) throws Exception {
    rig.reports.clear();

    assertThat(rig.ask(probe.request())).startsWith("HTTP/1.1 " + probe.status() + " ");
    Rig.Report report = rig.report();
    assertThat(report.status()).isEqualTo(probe.status());
    assertThat(report.failure() == null ? "-" : report.failure()).isEqualTo(probe.failure());
    assertThat(report.method() + " " + report.target()).isEqualTo(probe.line());
  }

  @Test
  void everyRefusalIsInTheTable() throws IOException {
    Set<String> inTable = probes().stream().map(Probe::failure).collect(Collectors.toSet());
    assertThat(inTable).containsAll(faults().toList());
  }

  @Test
  void everyCodeIsInTheManual() throws IOException {
    String manual = Files.readString(Path.of("..", "docs", "operating.md"), UTF_8);
    Stream<String> upstreams =
        Arrays.stream(UpstreamFailure.values()).map(one -> one.failure().code());
    Stream<String> gate = Arrays.stream(GateFailure.values()).map(one -> one.failure().code());
    Stream<String> ends = Arrays.stream(BreakOff.values()).map(BreakOff::code);
    Stream<String> others = Stream.of(Passage.UPGRADE_IGNORED);
    assertThat(Stream.of(faults(), upstreams, gate, ends, others).flatMap(codes -> codes))
        .allMatch(code -> manual.contains("`" + code + "`"), "is in docs/operating.md");
  }

  private static Stream<String> faults() {
    return Stream.concat(
        Arrays.stream(Fault.values()).map(fault -> fault.failure().code()),
        EnumSet.complementOf(EnumSet.copyOf(OUT_OF_REACH)).stream()
            .map(fault -> PathRefusal.of(fault).code()));
  }
}
