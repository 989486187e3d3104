package dev.drawbridge.cors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs {@code origin-fixes.txt}. */
class OriginFixTest {

  record Row(String written, String fix) {}

  static List<Row> rows() throws IOException {
    return PolicyText.lines("origin-fixes.txt").stream().map(OriginFixTest::row).toList();
  }

  private static Row row(String line) {
    int bar = line.lastIndexOf(" | ");
    return new Row(line.substring(0, bar).strip(), line.substring(bar + 3));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theFixIsWhole(Row row) {
    List<PolicyProblem> problems = CorsPolicy.builder().allowOrigins(row.written()).problems();

    assertThat(problems).singleElement().extracting(PolicyProblem::fix).isEqualTo(row.fix());
    boolean expression = row.fix().startsWith("Write ") || row.fix().startsWith("List ");
    assertThat(problems.get(0).message().contains("regular expressions are not supported"))
        .isEqualTo(expression);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatIsToBeWrittenIsAPattern(Row row) {
    String[] words = row.fix().replaceFirst("\\.$", "").replace("\"", "").split(" ", -1);
    for (String word : words) {
      if (word.contains("://") && word.length() > 8) {
        assertThat(OriginPattern.parse(word)).as(word).isNotNull();
      }
    }
  }
}
