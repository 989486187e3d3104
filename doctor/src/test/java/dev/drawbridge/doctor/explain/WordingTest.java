package dev.drawbridge.doctor.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Old wordings, noise, companions, languages, and messages of other mechanisms. */
class WordingTest {
  static List<Table> wordings() {
    return Table.rows("wordings.txt");
  }

  static List<Table> impostors() {
    return Table.rows("impostors.txt");
  }

  @ParameterizedTest
  @MethodSource("wordings")
  void isDecoded(Table row) {
    assertThat(Summary.of(row.text())).containsExactlyElementsOf(row.expected());
  }

  @ParameterizedTest
  @MethodSource("impostors")
  void isNoCorsMessage(Table row) {
    Explainer.Result result = Explainer.explain(row.text());

    assertThat(Summary.of(row.text())).containsExactlyElementsOf(row.expected());
    assertThat(result.isUnderstood()).isFalse();
    assertThat(result.messages()).allMatch(one -> one.phase() == Phase.NONE);
  }
}
