package dev.drawbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class HttpDateTest {
  private static final DateTimeFormatter RFC_9110 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  @Test
  void isWhatTheFormatterOfTheJdkWrites() {
    assertThat(HttpDate.format(784_111_777)).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    long seed = Long.getLong("drawbridge.seed", 1994);
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      long second = random.nextLong(0, 8_000_000_000L);
      assertThat(HttpDate.format(second))
          .as("seed %d", seed)
          .isEqualTo(RFC_9110.format(Instant.ofEpochSecond(second)));
    }
  }
}
