package dev.drawbridge.doctor.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.browser.Profile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Input that has no end: answered line by line. */
class EndlessInputTest {
  private static final String LINE = "{\"id\": %d, \"page\": \"null\", \"steps\": []}";

  @Test
  @Timeout(60)
  void everyLineIsAnsweredBeforeTheNextOneIsThere() throws Exception {
    PipedOutputStream out = new PipedOutputStream();
    try (BufferedReader answers =
        new BufferedReader(
            new InputStreamReader(new PipedInputStream(out), StandardCharsets.UTF_8))) {
      assertThat(ask(out, answers).get(30, TimeUnit.SECONDS))
          .isEqualTo(new ExchangeJudge.Tally(50, 1));
    }
  }

  private static CompletableFuture<ExchangeJudge.Tally> ask(
      PipedOutputStream out, BufferedReader answers) throws IOException {
    try (PipedOutputStream asks = new PipedOutputStream()) {
      PipedInputStream in = new PipedInputStream(asks);
      CompletableFuture<ExchangeJudge.Tally> tally =
          CompletableFuture.supplyAsync(() -> judge(in, out));
      for (int i = 0; i < 50; i++) {
        // With the beginning of the next line behind it.
        String line = LINE.formatted(i) + "\n";
        asks.write((i == 0 ? line : line.substring(1)).getBytes(StandardCharsets.UTF_8));
        asks.write('{');
        asks.flush();
        assertThat(answers.readLine()).isEqualTo("{\"id\":" + i + ",\"steps\":[]}");
      }
      return tally;
    }
  }

  private static ExchangeJudge.Tally judge(PipedInputStream in, PipedOutputStream out) {
    try {
      return new ExchangeJudge(Profile.STANDARD, line -> {}).judge(in, out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
