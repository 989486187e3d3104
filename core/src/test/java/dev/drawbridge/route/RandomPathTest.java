package dev.drawbridge.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Random paths of nasty pieces: the naive rules agree, and nobody reads a normal path otherwise.
 */
final class RandomPathTest {
  private static final List<String> PIECES =
      List.of(
          "/",
          "/",
          "/",
          "/",
          ".",
          "..",
          "%2e",
          "%2E",
          ";",
          "%3b",
          "a",
          "b",
          "A",
          "%61",
          "%41",
          "~",
          "%7e",
          "%25",
          "%2541",
          "41",
          "2e",
          "%25%34",
          "%31",
          "%40",
          "@",
          "%2f",
          "%5C",
          "\\",
          "%00",
          "%0a",
          "%7F",
          "%",
          "%c3%a9",
          "%C3",
          "%A9",
          "%E2%82%AC",
          "%c0%ae",
          "é",
          " ",
          "#",
          "?",
          "*",
          "%2a",
          "%20",
          "%3A",
          ":",
          "!",
          "[",
          "\u00ff",
          "\t");

  @RepeatedTest(10)
  void naiveRulesAgree(RepetitionInfo repetition) {
    long seed = 77_000L + repetition.getCurrentRepetition();
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      String path = path(random);
      String normal = RequestPath.normalize(path);

      assertThat(normal).as("seed %d: %s", seed, path).isEqualTo(NaivePath.normalize(path));
      assertThat(RequestPath.faultOf(path) == null)
          .as("seed %d: %s", seed, path)
          .isEqualTo(normal != null);
      if (normal != null) {
        assertThat(RequestPath.normalize(normal)).as("seed %d: %s", seed, path).isSameAs(normal);
        assertHasNoSecondReading(normal, "seed " + seed + ": " + path);
      }
    }
  }

  private static void assertHasNoSecondReading(String normal, String description) {
    String decoded = new String(NaivePath.decode(normal), StandardCharsets.UTF_8);
    String[] segments = decoded.substring(1).split("/", -1);

    assertThat(segments).as(description).hasSameSizeAs(normal.substring(1).split("/", -1));
    assertThat(decoded).as(description).doesNotContainPattern("%[0-9a-fA-F]{2}|[\\\\\\x00-\\x1f]");
    for (int i = 0; i < segments.length; i++) {
      String cut = segments[i].split(";", 2)[0];
      assertThat(cut).as(description).isNotEqualTo(".").isNotEqualTo("..");
      assertThat(cut.isEmpty() && i < segments.length - 1).as(description).isFalse();
    }
  }

  private static String path(Random random) {
    StringBuilder path = new StringBuilder("/");
    // Few of the pieces at a time, so that paths without fault come often.
    int from = random.nextInt(PIECES.size());
    int some = 3 + random.nextInt(12);
    for (int i = random.nextInt(14); i > 0; i--) {
      int piece = random.nextInt(3) == 0 ? random.nextInt(12) : from + random.nextInt(some);
      path.append(PIECES.get(piece % PIECES.size()));
    }
    return path.toString();
  }
}
