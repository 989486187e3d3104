package dev.drawbridge.gateway.observe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The one thread that carries lines from the rings of the event loops to a channel, many at a time.
 *
 * <p>A loop wakes it only when it sleeps for want of lines; under load it looks again every few
 * milliseconds by itself, so that a line costs its loop no system call. Where the channel fails,
 * the failure is reported once and every later line counts as dropped.
 */
final class LogWriter {
  private static final int RING = 512 << 10;
  private static final int BATCH = 64 << 10;
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long REPORT_EVERY = TimeUnit.SECONDS.toNanos(10);

  private final List<LogRing> rings = new CopyOnWriteArrayList<>();
  private final WritableByteChannel out;
  private final Consumer<String> problems;
  private final ByteBuffer batch = ByteBuffer.allocateDirect(BATCH);
  private final Thread thread = new Thread(this::run, "drawbridge-access-log");
  private volatile boolean asleep;
  private volatile boolean closing;
  private final AtomicLong lost = new AtomicLong();
  private boolean broken;
  private long reportedDrops;
  private long reportedAt = System.nanoTime() - REPORT_EVERY;

  LogWriter(WritableByteChannel out, Consumer<String> problems) {
    this.out = out;
    this.problems = problems;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** A new ring for one event loop. */
  LogRing ring() {
    LogRing ring = new LogRing(RING);
    rings.add(ring);
    return ring;
  }

  /** To be called by a loop after it appended: wakes the writer where it sleeps. */
  void appended() {
    if (asleep) {
      asleep = false;
      LockSupport.unpark(thread);
    }
  }

  /** How many lines were lost so far. */
  long dropped() {
    return lost.get() + unread();
  }

  /** How many lines found their ring full. */
  private long unread() {
    long sum = 0;
    for (LogRing ring : rings) {
      sum += ring.dropped();
    }
    return sum;
  }

  /** Writes what was appended before the call, for at most the given time; then ends. */
  void close(Duration patience) {
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join(Math.max(1, patience.toMillis()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (true) {
      boolean last = closing;
      drain();
      reportDrops(last);
      if (last) {
        return;
      }
      if (empty()) {
        sleep();
      }
      LockSupport.parkNanos(this, PAUSE);
    }
  }

  private void sleep() {
    asleep = true;
    while (asleep && !closing && empty()) {
      LockSupport.park(this);
    }
    asleep = false;
  }

  private boolean empty() {
    for (LogRing ring : rings) {
      if (!ring.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Ring after ring to the end of a line, so that lines of two loops never mix. */
  private void drain() {
    for (LogRing ring : rings) {
      long end = ring.end();
      while (!ring.drainTo(batch, end)) {
        flush();
      }
    }
    flush();
  }

  private void flush() {
    write(batch.flip());
    batch.clear();
  }

  private void write(ByteBuffer lines) {
    int from = 0;
    try {
      while (!broken && lines.hasRemaining()) {
        from = lines.position();
        if (out.write(lines) == 0) {
          // Standard output may be a pipe that does not block.
          LockSupport.parkNanos(this, PAUSE);
        }
      }
    } catch (IOException failure) {
      broken = true;
      lines.position(from);
      problems.accept(
          "drawbridge: access log: cannot write to standard output ("
              + failure.getMessage()
              + "): it ends here");
    }
    lost.addAndGet(linesIn(lines));
  }

  /** How many lines end in what could not be written. */
  private static int linesIn(ByteBuffer lines) {
    int count = 0;
    while (lines.hasRemaining()) {
      count += lines.get() == '\n' ? 1 : 0;
    }
    return count;
  }

  private void reportDrops(boolean last) {
    long drops = unread();
    long now = System.nanoTime();
    if (drops > reportedDrops && (last || now - reportedAt >= REPORT_EVERY)) {
      problems.accept(
          "drawbridge: access log: "
              + (drops - reportedDrops)
              + " lines dropped: standard output takes them slower than they come");
      reportedDrops = drops;
      reportedAt = now;
    }
  }
}
