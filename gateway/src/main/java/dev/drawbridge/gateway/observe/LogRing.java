package dev.drawbridge.gateway.observe;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A bounded ring of bytes between one event loop, which appends lines, and the log's one writer. A
 * line that does not fit is dropped and counted; nobody ever waits.
 */
final class LogRing {
  private final byte[] bytes;
  private final int mask;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private long readSeen;

  /**
   * An empty ring.
   *
   * @param capacity a power of two, in bytes
   */
  LogRing(int capacity) {
    this.bytes = new byte[capacity];
    this.mask = capacity - 1;
  }

  /** Appends a whole line or nothing; called by the event loop only. */
  boolean offer(byte[] line, int length) {
    long tail = written.getPlain();
    if (tail + length - readSeen > bytes.length) {
      readSeen = read.getAcquire();
      if (tail + length - readSeen > bytes.length) {
        dropped.setOpaque(dropped.getPlain() + 1);
        return false;
      }
    }
    int from = (int) tail & mask;
    int first = Math.min(length, bytes.length - from);
    System.arraycopy(line, 0, bytes, from, first);
    System.arraycopy(line, first, bytes, 0, length - first);
    written.set(tail + length);
    return true;
  }

  /** Where the lines end for now; called by the writer only. */
  long end() {
    return written.getAcquire();
  }

  /**
   * Moves bytes up to the end given, as many as there is room for; called by the writer only.
   *
   * @return whether the end is reached
   */
  boolean drainTo(ByteBuffer out, long end) {
    long head = read.getPlain();
    int length = (int) Math.min(end - head, out.remaining());
    int from = (int) head & mask;
    int first = Math.min(length, bytes.length - from);
    out.put(bytes, from, first);
    out.put(bytes, 0, length - first);
    read.setRelease(head + length);
    return head + length == end;
  }

  boolean isEmpty() {
    return written.get() == read.get();
  }

  /** How many lines found no room so far. */
  long dropped() {
    return dropped.getOpaque();
  }
}
