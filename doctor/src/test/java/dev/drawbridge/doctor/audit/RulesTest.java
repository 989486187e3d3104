package dev.drawbridge.doctor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.doctor.finding.Confidence;
import dev.drawbridge.doctor.finding.Finding;
import dev.drawbridge.doctor.finding.Severity;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.Url;
import dev.drawbridge.wire.Reach;
import dev.drawbridge.wire.WireExchange;
import dev.drawbridge.wire.WireFailure;
import dev.drawbridge.wire.WireResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules on exchanges that are hard to come by, and what the plan asks. */
final class RulesTest {
  private static final Duration QUICK = Duration.ofMillis(20);

  private static Target target(String url, String origin) {
    return new Target(Url.of(url), Origin.of(origin), Reach.PUBLIC, FieldList.EMPTY, "dbqwerty");
  }

  private static final Target TARGET = target("https://api.shop.co.uk/a", "https://shop.co.uk");

  private static Observation answered(Probe probe, int status, Duration took, String... fields) {
    List<Field> lines = new ArrayList<>();
    Stream.of(fields).map(one -> one.split(": ", 2)).forEach(f -> lines.add(new Field(f[0], f[1])));
    WireResponse response =
        new WireResponse("HTTP/1.1", status, "", new FieldList(lines), new byte[0], false);
    return new Observation(probe, new WireExchange(probe.request(), response, null, took));
  }

  private static Probe list(Kind kind) {
    return new Questions(TARGET, true)
        .preflight(kind, TARGET.origin().toString(), "GET", "x".repeat(6000));
  }

  private static List<Finding> judge(Observation... seen) {
    return Audit.judge(new Observations(List.of(seen)), TARGET);
  }

  private static Observation granted() {
    Probe probe = new Questions(TARGET, true).preflight(Kind.KNOWN, TARGET.origin().toString());
    return answered(
        probe,
        204,
        QUICK,
        "Access-Control-Allow-Origin: https://shop.co.uk",
        "Access-Control-Max-Age: 600");
  }

  @ParameterizedTest
  @CsvSource({"1100, true", "900, false", "300, false"})
  void aListThatTakesLongIsLikelyTooMuch(int millis, boolean found) {
    List<Finding> findings =
        judge(granted(), answered(list(Kind.COMMAS), 204, Duration.ofMillis(millis)));

    assertThat(findings).hasSize(found ? 1 : 0);
    assertThat(findings)
        .allSatisfy(
            finding -> {
              assertThat(finding.id()).isEqualTo("dos-acrh");
              assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
              assertThat(finding.evidence().get(0).observed()).endsWith("after 1100 ms");
            });
  }

  @Test
  void aListThatIsNeverAnsweredIsLikelyTooMuchAndARefusedOneIsNot() {
    Probe probe = list(Kind.NAMES);
    WireFailure silence = new WireFailure(WireFailure.Kind.TIMEOUT, "no answer within 10 s");
    WireExchange hanging = new WireExchange(probe.request(), null, silence, Duration.ofSeconds(10));

    assertThat(judge(granted(), new Observation(probe, hanging)))
        .extracting(Finding::id)
        .contains("dos-acrh");
    assertThat(judge(granted(), answered(probe, 431, QUICK))).isEmpty();
  }

  @Test
  void httpOriginsMatterToPagesByTls() {
    Probe probe = new Questions(TARGET, true).get(Kind.HTTP, "http://shop.co.uk");
    Observation trusted =
        answered(probe, 200, QUICK, "Access-Control-Allow-Origin: http://shop.co.uk");

    assertThat(judge(trusted))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo("http-origin-trusted");
              assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
            });
  }

  @Test
  void hostileOriginsAreMadeOfBothSides() {
    assertThat(HostileOrigins.of(TARGET))
        .extracting(one -> one.kind() + " " + one.origin())
        .contains(
            "PREFIX https://shop.co.uk.dbqwerty.example",
            "PREFIX https://shop.co.ukdbqwerty.example",
            "PREFIX https://api.shop.co.uk.dbqwerty.example",
            "SUFFIX https://dbqwertyshop.co.uk",
            "SUFFIX_OF_HOST https://dbqwertyapi.shop.co.uk",
            "MIDDLE https://dbqwertyshop.co.uk.dbqwerty.example",
            "TRUNCATED https://hop.co.uk",
            "DOT https://shopxco.uk",
            "DOT https://apixshop.co.uk",
            "SUBDOMAIN https://dbqwerty.shop.co.uk",
            "OWN_SUFFIX https://dbqwerty.co.uk",
            "HTTP http://api.shop.co.uk",
            "SPECIAL https://shop.co.uk_.dbqwerty.example")
        .doesNotHaveDuplicates();
  }

  @Test
  void nullIsAskedEvenWhereItIsMeant() {
    assertThat(HostileOrigins.of(target("https://api.shop.co.uk/", "null")))
        .extracting(HostileOrigins.Hostile::origin)
        .contains("null", "https://api.shop.co.uk.dbqwerty.example");
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/, https://b.org, https://dbqwerty.test",
    "https://a.org/, https://b.test, https://dbqwerty.example",
    "https://a.test/, https://example, https://dbqwerty.invalid"
  })
  void theAttackerIsNobodysNeighbour(String url, String origin, String attacker) {
    assertThat(target(url, origin).foreign()).isEqualTo(attacker);
  }
}
