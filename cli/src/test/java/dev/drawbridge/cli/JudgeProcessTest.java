package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code drawbridge judge} as a process of its own. */
class JudgeProcessTest {
  private static final String LINE =
      """
      {"id": "a1", "page": "https://app.example", "steps": [{"request": {"url": \
      "https://api.example/x", "method": "PUT"}, "hops": [{"url": "https://api.example/x", \
      "preflight": {"status": 204, "headers": [["X-Filler", "%s"]]}}]}]}
      """
          .formatted("x".repeat(8_000));
  private static final int LINES = 8_000;

  /** Twice the heap goes through it, and a line that is as long as the heap. */
  @Test
  @Timeout(120)
  void memoryStaysConstant() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.drawbridge.cli.Main",
                "judge")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    CompletableFuture<Void> feeding = CompletableFuture.runAsync(() -> feed(process));
    try (BufferedReader verdicts = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(verdicts.lines().filter(line -> line.contains("missing-allow-origin")).count())
          .isEqualTo(LINES);
    }
    feeding.get(60, TimeUnit.SECONDS);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
  }

  private static void feed(Process process) {
    byte[] line = LINE.getBytes(StandardCharsets.UTF_8);
    byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    try (OutputStream in = process.getOutputStream()) {
      for (int i = 0; i < 32; i++) {
        in.write(block);
      }
      in.write('\n');
      for (int i = 0; i < LINES; i++) {
        in.write(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
