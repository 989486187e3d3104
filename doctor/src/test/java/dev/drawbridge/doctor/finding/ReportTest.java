package dev.drawbridge.doctor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.origin.Url;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
  private static final Report NOTHING = Report.of(Url.of("https://api.example/"), List.of());

  @Test
  void theWorstComesFirstAndTheUrlIsBare() {
    assertThat(Sample.report().findings())
        .extracting(Finding::id)
        .containsExactly("high-one", "low-one");
    assertThat(Sample.report().url()).hasToString("https://api.example/a");
  }

  @ParameterizedTest
  @CsvSource({"CRITICAL, false", "HIGH, true", "MEDIUM, true", "INFO, true"})
  void onlyWhatIsNotAcceptedReachesAThreshold(Severity least, boolean reached) {
    assertThat(Sample.report().reaches(least)).isEqualTo(reached);
    assertThat(NOTHING.reaches(least)).isFalse();
  }

  @Test
  void severitiesEndAtInfo() {
    assertThat(Stream.of(Severity.values()).map(Severity::lowered))
        .containsExactly(
            Severity.HIGH, Severity.MEDIUM, Severity.LOW, Severity.INFO, Severity.INFO);
  }

  @Test
  void textHasAParagraphForEachAndNoForeignControlCharacter() {
    assertThat(text(Sample.report(), false))
        .isEqualTo(
            """
            high high-one (proved): Title of high-one.
              $ curl -si 'https://api.example/a' -H 'Origin: null'
                observed: 200, Access-Control-Allow-Origin: null\\x1b[31m
                expected: no Access-Control-Allow-Origin
              why: Any page can be null.
              fix: Never allow null.
              see: https://fetch.spec.whatwg.org/#http-cors-protocol

            low low-one (proved): Title of low-one.
              $ curl -si 'https://api.example/a' -H 'Origin: null'
                observed: 200, Access-Control-Allow-Origin: null\\x1b[31m
                expected: no Access-Control-Allow-Origin
              why: Any page can be null.
              fix: Never allow null.
              see: https://fetch.spec.whatwg.org/#http-cors-protocol

            medium no-vary (accepted until 2027-01-31): Title of no-vary.
              reason: the cache is off

            2 findings (1 high, 1 low), 1 accepted: https://api.example/a
            """);
    assertThat(text(NOTHING, false)).isEqualTo("no finding: https://api.example/\n");
  }

  @Test
  void coloursOnlyWhenAskedFor() {
    assertThat(text(Sample.report(), true)).startsWith("\033[1;31mhigh\033[0m high-one (proved)");
    assertThat(text(Sample.report(), false)).doesNotContain("\033");
  }

  @Test
  void jsonHasAllOfAFinding() {
    JsonNode json =
        JsonMapper.shared().readTree(Sample.written(JsonReport::write, Sample.report()));

    assertThat(json.get("url").asString()).isEqualTo("https://api.example/a");
    assertThat(json.get("findings")).hasSize(2);
    JsonNode first = json.get("findings").get(0);
    assertThat(first.propertyNames())
        .containsExactly(
            "id",
            "category",
            "severity",
            "confidence",
            "title",
            "evidence",
            "why",
            "fix",
            "reference");
    assertThat(first.get("severity").asString()).isEqualTo("high");
    assertThat(first.get("evidence").get(0).get("observed").asString()).endsWith("null\u001b[31m");
    assertThat(json.get("accepted").get(0).get("reason").asString()).isEqualTo("the cache is off");
    assertThat(json.get("accepted").get(0).get("until").asString()).isEqualTo("2027-01-31");
  }

  private static String text(Report report, boolean colored) {
    return Sample.written((one, out) -> TextReport.write(one, out, colored, true), report)
        .replace(System.lineSeparator(), "\n");
  }
}
