package dev.drawbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no YAML is told in our words, not in the parser's. */
class YamlFaultTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: [",
        "a: {",
        "a: [{",
        "a: [b\nc: d",
        "a: [b, - c]",
        "a: [- b]",
        "a: [b}",
        "a: {b]",
        "a: b]\nc: ]",
        "a: }",
        "a: [b]]",
        "a: [b] c",
        "a: {b: c} d",
        "a: [\"b\" \"c\"]",
        "a: {b: \"c\" d: e}",
        "a: \"b",
        "a: 'b",
        "a: \"b\n---\nc",
        "a: \"\\.\"",
        "a: \"\\x\"",
        "a: b: c",
        "a:\n  b: c\n d: e",
        "a: - b",
        "- a\nb: c",
        "a: |x\n b",
        "a: |00\n b",
        "a: @b",
        "a: `b`",
        "a: %b",
        "%b c",
        "%YAML 1.2 1.2\n---\na: b",
        "a: !<b",
        "a: !x!y b",
        "a: &",
        "\ta: b",
        "a\nb: c",
        "? a\n? [",
        ", a",
        "a: ? b",
      })
  void isTheUsersWords(String text) throws IOException {
    assertThat(Cases.read(folder, text).problems())
        .filteredOn(problem -> problem.message().startsWith("invalid YAML: "))
        .hasSizeLessThan(2)
        .allSatisfy(
            problem ->
                assertThat(problem.message())
                    .doesNotContain("found ")
                    .doesNotContain("while ")
                    .doesNotContain("token")
                    .doesNotContain("<"));
    assertThat(Cases.read(folder, text).config()).isNull();
  }
}
