package dev.drawbridge.gateway.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineBufferTest {
  private final LineBuffer line = new LineBuffer();

  @Test
  void escapesWhatCouldEndALineOrAString() {
    line.escaped("a\"b\\c\r\n\t\0\u007f\u0085é\u2028\uD83D\uDE00 ~", 100);

    assertThat(line.toString())
        .isEqualTo(
            "a\\\"b\\\\c\\u000d\\u000a\\u0009\\u0000\\u007f\\u0085\\u00e9\\u2028\\ud83d\\ude00 ~");
  }

  @Test
  void capsLongText() {
    line.escaped("x".repeat(101), 100);

    assertThat(line.toString()).isEqualTo("x".repeat(100) + "...");
    assertThat(line.clear().escaped("x".repeat(100), 100).toString()).isEqualTo("x".repeat(100));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00.000Z",
    "1795342506007, 2026-11-22T10:15:06.007Z",
    "951782399999, 2000-02-28T23:59:59.999Z",
    "951782400000, 2000-02-29T00:00:00.000Z"
  })
  void tellsTimeInUtc(long epochMillis, String expected) {
    assertThat(line.time(epochMillis).toString()).isEqualTo(expected);
    assertThat(line.clear().time(epochMillis).toString()).as("cached").isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "9, 9", "10, 10", "9223372036854775807, 9223372036854775807"})
  void numbers(long number, String expected) {
    assertThat(line.number(number).toString()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.000", "999, 0.000", "1000, 0.001", "12345678, 12.345", "-5, 0.000"})
  void milliseconds(long nanos, String expected) {
    assertThat(line.milliseconds(nanos).toString()).isEqualTo(expected);
  }
}
