package dev.drawbridge.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A screen in memory, Xvfb, for a browser that cannot do without one. */
final class Screen implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final Process process;
  private final String name;

  private Screen(Process process, String name) {
    this.process = process;
    this.name = name;
  }

  static Screen start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-noreset")
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    // It writes its number once it can be used, and nothing else.
    BufferedReader output = process.inputReader(StandardCharsets.US_ASCII);
    String number = output.readLine();
    if (number == null) {
      process.destroyForcibly();
      throw new IOException("Xvfb ended before it had a screen");
    }
    return new Screen(process, ":" + number);
  }

  /** What to set {@code DISPLAY} to. */
  String name() {
    return name;
  }

  /** Ends it in peace, so that it takes its lock file with it. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
