package dev.drawbridge.doctor.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.browser.Profile;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lines as long as they may be: the time grows no faster than the line. */
class HostileLineTest {
  private static final int NAMES = 100_000;

  @ParameterizedTest
  @EnumSource(Profile.class)
  @Timeout(60)
  void manyNames(Profile profile) throws IOException {
    String fields = names("[\"x-", "\", \"1\"]");
    String line =
        """
        {"page": "https://a.example", "steps": [{"request": {"url": "https://b.example/", \
        "headers": [%s]}, "hops": [{"url": "https://b.example/", "preflight": {"status": 204, \
        "headers": [["Access-Control-Allow-Origin", "*"], ["Access-Control-Allow-Headers", \
        "%s"]]}}]}]}"""
            .formatted(fields, names("x-", ""));
    assertThat(line).hasSizeBetween(Lines.LONGEST / 2, Lines.LONGEST);

    assertThat(Judged.of(profile, line).line(0).at("/steps/0/reason/code").stringValue())
        .isEqualTo("connection-failed");
  }

  private static String names(String before, String after) {
    return IntStream.range(0, NAMES)
        .mapToObj(i -> before + i + after)
        .collect(Collectors.joining(","));
  }
}
