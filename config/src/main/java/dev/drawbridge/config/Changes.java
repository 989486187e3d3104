package dev.drawbridge.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Calls for a reload once files have changed and then stayed as they are for a while, or at once
 * when asked to. One thread of its own does the watching and the reloading, so reloads never run
 * side by side.
 */
public final class Changes {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration QUIET = Duration.ofMillis(200);

  private enum Call {
    RELOAD,
    CLOSE
  }

  /** What a change calls for. */
  @FunctionalInterface
  public interface Reload {
    /** Reads the files again; returns those to be watched from now on. */
    Set<Path> run();
  }

  private final Reload reload;
  private final Thread thread = new Thread(this::run, "drawbridge-reload");
  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private WatchedFiles applied;
  private WatchedFiles seen;
  private long changedAt;

  /** Watches from {@link #start} on; {@code files} holds what is in force. */
  public Changes(WatchedFiles files, Reload reload) {
    this.applied = files;
    this.seen = files;
    this.reload = reload;
    thread.setDaemon(true);
  }

  /** Begins to watch. */
  public void start() {
    thread.start();
  }

  /** Asks for a reload even where nothing changed: SIGHUP. */
  public void reloadNow() {
    calls.add(Call.RELOAD);
  }

  /** Ends the watching; a reload that runs comes to its end. */
  public void close() {
    calls.add(Call.CLOSE);
  }

  private void run() {
    try {
      Call call = null;
      while (call != Call.CLOSE) {
        look(call == Call.RELOAD);
        call = calls.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(boolean now) {
    WatchedFiles next = seen.refreshed();
    if (!next.equals(seen)) {
      changedAt = System.nanoTime();
    }
    seen = next;
    boolean quiet = System.nanoTime() - changedAt >= QUIET.toNanos();
    if (now || (quiet && !seen.equals(applied))) {
      applied = seen;
      // What was seen before the reading: a write meanwhile is a change.
      applied = applied.with(reload.run());
      seen = applied;
    }
  }
}
