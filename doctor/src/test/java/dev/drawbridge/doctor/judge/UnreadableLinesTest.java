package dev.drawbridge.doctor.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.browser.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of lines that cannot be read: {@code unreadable.txt}, a line and its error each. */
class UnreadableLinesTest {
  private static final String GOOD = "{\"id\": 1, \"page\": \"https://a.example\", \"steps\": []}";
  private static final String JUDGED = "{\"id\":1,\"steps\":[]}";

  static Stream<Arguments> table() throws IOException {
    try (InputStream table =
        Objects.requireNonNull(UnreadableLinesTest.class.getResourceAsStream("unreadable.txt"))) {
      String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(text.split("\n\n", -1))
          .filter(row -> !row.startsWith("#"))
          .map(row -> Arguments.of((Object[]) row.strip().split("\n", -1)));
    }
  }

  @ParameterizedTest
  @MethodSource("table")
  void saysWhatAndWhere(String line, String error) throws IOException {
    Judged judged = Judged.of(Profile.STANDARD, GOOD + "\n" + line + "\n" + GOOD + "\n");

    assertThat(judged.error(1)).startsWith(error).endsWith(".");
    assertThat(judged.line(1).get("line").intValue()).isEqualTo(2);
    assertThat(judged.lines()).hasSize(3).first().isEqualTo(JUDGED);
    assertThat(judged.lines()).last().isEqualTo(JUDGED);
    assertThat(judged.tally()).isEqualTo(new ExchangeJudge.Tally(2, 1));
  }

  @Test
  void bytesThatAreNoUtf8() throws IOException {
    byte[] line = GOOD.replace("\"id\"", "\"é\"").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(Judged.of(Profile.STANDARD, line).error(0)).startsWith("invalid JSON at column");
  }

  @Test
  void deepNesting() throws IOException {
    String line = GOOD.replace("1,", "[".repeat(100_000) + "]".repeat(100_000) + ",");

    assertThat(Judged.of(Profile.STANDARD, line + "\n" + GOOD).error(0)).contains("nesting depth");
  }

  @Test
  void aLineThatIsTooLong() throws IOException {
    String longest = GOOD + " ".repeat(Lines.LONGEST - GOOD.length());
    List<String> lines = List.of(longest, longest + " ", GOOD, longest.repeat(3));
    Judged judged = Judged.of(Profile.STANDARD, String.join("\n", lines));

    assertThat(judged.lines().get(0)).isEqualTo(JUDGED);
    assertThat(judged.error(1)).contains("longer than 4194304 bytes", "Split it");
    assertThat(judged.lines().get(2)).isEqualTo(JUDGED);
    assertThat(judged.error(3)).contains("longer than 4194304 bytes");
    assertThat(judged.line(3).get("line").intValue()).isEqualTo(4);
    assertThat(judged.tally()).isEqualTo(new ExchangeJudge.Tally(2, 2));
  }

  @Test
  void aLongValueIsQuotedInPart() throws IOException {
    String line = GOOD.replace("https://a.example", "x".repeat(1_000_000));

    assertThat(Judged.of(Profile.STANDARD, line).error(0)).hasSizeLessThan(500);
  }
}
