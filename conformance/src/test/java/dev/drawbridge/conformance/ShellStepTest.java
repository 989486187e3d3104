package dev.drawbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What documents show is found, and compared as it should be. */
final class ShellStepTest {
  private static final Path FILE = Path.of("README.md");
  private static final String DOCUMENT =
      """
      # Title

      ```yaml
      listen: 127.0.0.1:0
      ```

      ```console
      $ curl -si \\
          http://localhost:8080/
      HTTP/1.1 200 OK
      …
      X-Last: a…z

      $ ./drawbridge lint a.yaml
      ```
      """;

  private static List<Snippet> snippets() {
    return Snippet.of(FILE, DOCUMENT.lines().toList());
  }

  @Test
  void findsBlocks() {
    assertThat(snippets()).hasToString("[README.md:4 yaml, README.md:8 console]");
    assertThat(snippets().get(0).text()).isEqualTo("listen: 127.0.0.1:0\n");
  }

  @Test
  void findsCommandsAndWhatTheyPrint() {
    List<ShellStep> steps = ShellStep.of(snippets().get(1));

    assertThat(steps)
        .extracting(ShellStep::command)
        .containsExactly("curl -si \\\n    http://localhost:8080/", "./drawbridge lint a.yaml");
    assertThat(steps.get(0).output()).containsExactly("HTTP/1.1 200 OK", "…", "X-Last: a…z", "");
    assertThat(steps.get(1).output()).isEmpty();
  }

  @Test
  void blockThatIsNotClosed() {
    assertThatThrownBy(() -> Snippet.of(FILE, List.of("```yaml", "a: b")))
        .hasMessageContaining("README.md:2 yaml is not closed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 200 OK\\r\\nX-Last: abz\\r\\n\\r\\n                | true",
        "HTTP/1.1 200 OK\\nDate: today\\nVary: a\\nX-Last: az\\n\\n  | true",
        "HTTP/1.1 200 OK\\nX-Last: abz\\nX-More: 1\\n                | false",
        "HTTP/1.1 200 OK\\nX-Last: abc\\n\\n                         | false",
        "HTTP/1x1 200 OK\\nX-Last: abz\\n\\n                         | false",
        "X-Last: abz\\n\\n                                           | false",
      })
  void comparesOutput(String actual, boolean same) {
    ShellStep step = ShellStep.of(snippets().get(1)).get(0);

    assertThat(step.isOutput(actual.translateEscapes())).isEqualTo(same);
  }
}
