package dev.drawbridge.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Lets so many requests a second through to each host. Thread-safe. */
final class Pace {
  private final long intervalNanos;
  private final Map<String, Long> nextByHost = new HashMap<>();

  Pace(double requestsPerSecond) {
    this.intervalNanos = (long) (1e9 / requestsPerSecond);
  }

  /** Waits for the host's turn; returns at once when the thread is interrupted. */
  void await(String host) {
    long turn = take(host);
    for (long left = turn - System.nanoTime(); left > 0; left = turn - System.nanoTime()) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      LockSupport.parkNanos(this, left);
    }
  }

  private synchronized long take(String host) {
    long now = System.nanoTime();
    Long next = nextByHost.get(host);
    long turn = next == null || next - now < 0 ? now : next;
    nextByHost.put(host, turn + intervalNanos);
    return turn;
  }
}
