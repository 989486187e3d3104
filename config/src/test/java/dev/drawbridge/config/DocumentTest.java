package dev.drawbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code docs/policy-file.md} says of the file is true and complete. */
class DocumentTest {

  private static final Path DOCUMENT = Path.of("../docs/policy-file.md");
  private static final Pattern YAML =
      Pattern.compile("```yaml\n(.*?)```\n(\n```text\n(policy.yaml:.*?)```\n)?", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void examplesAreSoundOrHaveTheProblemsShown() throws IOException {
    List<String> shown = new ArrayList<>();
    for (MatchResult example : YAML.matcher(Files.readString(DOCUMENT)).results().toList()) {
      List<String> problems =
          Cases.read(folder, example.group(1)).problems().stream()
              .map(p -> p.toString().replace(folder + "/", ""))
              .toList();
      String expected = example.group(3) == null ? "" : example.group(3);
      assertThat(problems).containsExactlyElementsOf(expected.lines().toList());
      shown.addAll(problems);
    }
    assertThat(shown).hasSize(5);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SETTINGS", "RULE"}) // of no file
  void everyKeyHasItsRow(Section section) throws IOException {
    assertThat(section.keys())
        .allSatisfy(key -> assertThat(Files.readString(DOCUMENT)).contains("\n| `" + key + "` |"));
  }

  @Test
  void everyCodeIsExplained() throws IOException {
    String text = Files.readString(DOCUMENT);
    for (FileCode code : FileCode.values()) {
      assertThat(text).contains("`" + code.code() + "`");
    }
    for (Cases.Case sample : Cases.all()) {
      for (String problem : sample.problems()) {
        String code = problem.split(" ", -1)[1];
        assertThat(text).contains("`" + code.toLowerCase(Locale.ROOT) + "`");
      }
    }
  }

  /** The table of refusals is the list of what the cases try. */
  @Test
  void everyCodeOfTheTableIsTried() throws IOException {
    List<String> tried =
        Cases.all().stream()
            .flatMap(c -> c.problems().stream())
            .map(p -> p.split(" ", -1)[1])
            .distinct()
            .toList();
    Pattern row =
        Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (invalid|forbidden|prohibited|incompatible)");
    List<String> listed =
        row.matcher(Files.readString(DOCUMENT)).results().map(r -> r.group(1)).toList();
    assertThat(listed).hasSize(26).isSubsetOf(tried);
  }
}
