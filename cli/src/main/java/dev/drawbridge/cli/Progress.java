package dev.drawbridge.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** A line on a terminal that tells how far a long run is; silent elsewhere and in short ones. */
final class Progress implements AutoCloseable {
  private static final long FIRST = Duration.ofSeconds(2).toNanos();
  private static final long EVERY = Duration.ofMillis(500).toNanos();
  private static final long LINES_UNWATCHED = 0xFF;

  private final PrintStream err;
  private final boolean terminal;
  private long next;
  private boolean shown;

  /**
   * Begins to count.
   *
   * @param first after how many nanoseconds the line is shown
   */
  Progress(PrintStream err, boolean terminal, long first) {
    this.err = err;
    this.terminal = terminal;
    this.next = System.nanoTime() + first;
  }

  /** The launcher says whether a terminal is behind standard error: the JVM cannot tell. */
  static Progress of(PrintStream err) {
    return new Progress(err, Boolean.getBoolean("drawbridge.progress"), FIRST);
  }

  /** Tells that so many lines are done. */
  void show(long lines) {
    if (terminal && (lines & LINES_UNWATCHED) == 0 && System.nanoTime() - next >= 0) {
      err.printf(Locale.ROOT, "\r%,d lines", lines);
      next = System.nanoTime() + EVERY;
      shown = true;
    }
  }

  /** Wipes the line. */
  @Override
  public void close() {
    if (shown) {
      err.print("\r" + " ".repeat(40) + "\r");
    }
  }
}
