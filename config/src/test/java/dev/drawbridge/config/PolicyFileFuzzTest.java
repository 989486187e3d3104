package dev.drawbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes: no exception, and either a configuration or errors. */
class PolicyFileFuzzTest {

  @FuzzTest(maxDuration = "30s")
  void reportsAndNeverThrows(byte[] bytes) {
    check(bytes);
  }

  @Test
  void randomChangesToSoundFiles() throws Exception {
    List<Cases.Case> cases = Cases.all();
    for (int seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder(cases.get(random.nextInt(cases.size())).text());
      for (int i = random.nextInt(8); i >= 0; i--) {
        change(text, random);
      }
      try {
        check(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      } catch (Throwable e) {
        throw new AssertionError("seed " + seed + ":\n" + text, e);
      }
    }
  }

  private static void change(StringBuilder text, Random random) {
    int at = random.nextInt(text.length());
    switch (random.nextInt(4)) {
      case 0 -> text.deleteCharAt(at);
      case 1 ->
          text.insert(
              at, "*&!?:-{}[]\"'\n\t #|>%@`,<~\\\u00e9\uFEFF\u0000".charAt(random.nextInt(27)));
      case 2 ->
          text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(40))));
      default -> text.setCharAt(at, (char) random.nextInt(0x3000));
    }
    if (text.isEmpty()) {
      text.append('x');
    }
  }

  static void check(byte[] bytes) {
    Problems problems = new Problems("policy.yaml");
    SourceFiles files = new SourceFiles(Path.of("no-such-folder", "policy.yaml"));
    PolicyFile.Result result = PolicyFile.read(bytes, problems, files);
    boolean errors = result.problems().stream().anyMatch(p -> p.severity() == Severity.ERROR);
    assertThat(result.config() == null).isEqualTo(errors);
    int most = bytes.length + 1;
    assertThat(result.problems().stream().filter(p -> !isWellFormed(p, most)).toList()).isEmpty();
  }

  private static boolean isWellFormed(Problem problem, int most) {
    boolean placed = problem.line() >= 1 && problem.column() >= 1;
    boolean within = problem.line() <= most && problem.column() <= most;
    return placed && within && problem.toString().chars().noneMatch(c -> c < ' ');
  }
}
