package dev.drawbridge.wire;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a socket when its time is up, whatever hangs there: a server that drips octet by octet, in
 * clear or inside TLS, a handshake, a write that nobody takes. A timeout of each read would not.
 */
final class Deadline implements AutoCloseable {
  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private final Socket socket;
  private @Nullable ScheduledFuture<?> end;
  private volatile boolean passed;

  Deadline(Socket socket) {
    this.socket = socket;
  }

  /** One thread for all; it ends when there is nothing to watch. */
  private static ScheduledThreadPoolExecutor clock() {
    ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, Deadline::daemon);
    clock.setRemoveOnCancelPolicy(true);
    clock.setKeepAliveTime(1, TimeUnit.SECONDS);
    clock.allowCoreThreadTimeOut(true);
    return clock;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "drawbridge-wire-deadlines");
    thread.setDaemon(true);
    return thread;
  }

  /** Leaves that much time from now on, whatever was left before. */
  void within(Duration time) {
    close();
    end = CLOCK.schedule(this::pass, time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Leaves no more than that much time from now on. */
  void hurry(Duration time) {
    ScheduledFuture<?> before = end;
    if (before == null || before.getDelay(TimeUnit.NANOSECONDS) > time.toNanos()) {
      within(time);
    }
  }

  private void pass() {
    passed = true;
    try {
      socket.close();
    } catch (IOException e) {
      // Whoever hangs on it learns that it is closed.
    }
  }

  /** Says whether the time was up and the socket was closed for that. */
  boolean passed() {
    return passed;
  }

  /** Ends the watch. */
  @Override
  public void close() {
    if (end != null) {
      end.cancel(false);
    }
  }
}
