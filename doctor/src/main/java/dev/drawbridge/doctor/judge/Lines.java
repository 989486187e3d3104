package dev.drawbridge.doctor.judge;

import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A stream cut into lines at each line feed, in constant memory: of a line that is longer than
 * {@link #LONGEST} only the fact is kept.
 */
final class Lines {
  /** How many bytes a line may have. */
  static final int LONGEST = 4 << 20;

  private static final int FIRST_SIZE = 64 << 10;

  private final InputStream in;
  private final Flushable beforeWaiting;
  private byte[] buffer = new byte[FIRST_SIZE];
  private int filled;
  private int start;
  private int end;
  private int next;
  private long number;
  private boolean overlong;

  /**
   * Begins to cut.
   *
   * @param beforeWaiting what is flushed before the stream is read where it has nothing ready
   */
  Lines(InputStream in, Flushable beforeWaiting) {
    this.in = in;
    this.beforeWaiting = beforeWaiting;
  }

  /** Goes on to the next line; false at the end of the stream. */
  boolean advance() throws IOException {
    start = next;
    overlong = false;
    int feed = indexOfFeed(start);
    while (feed < 0) {
      dropOverlong();
      int begun = filled - start;
      if (!fill()) {
        return (begun > 0 || overlong) && line(filled, filled);
      }
      feed = indexOfFeed(start + begun);
    }
    return line(feed, feed + 1);
  }

  private int indexOfFeed(int from) {
    for (int i = from; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private void dropOverlong() {
    if (filled - start > LONGEST) {
      overlong = true;
      filled = start;
    }
  }

  private boolean line(int lineEnd, int nextStart) {
    overlong |= lineEnd - start > LONGEST;
    end = lineEnd;
    next = nextStart;
    number++;
    return true;
  }

  /** Reads more behind the line that was begun, which moves to the front; false at the end. */
  private boolean fill() throws IOException {
    System.arraycopy(buffer, start, buffer, 0, filled - start);
    filled -= start;
    start = 0;
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    if (in.available() == 0) {
      beforeWaiting.flush();
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    filled += Math.max(read, 0);
    return read >= 0;
  }

  /** Says whether the line is longer than allowed; then there is nothing else to know about it. */
  boolean isOverlong() {
    return overlong;
  }

  /** Says whether the line has nothing but white space. */
  boolean isBlank() {
    for (int i = start; i < end; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
        return false;
      }
    }
    return !overlong;
  }

  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  int length() {
    return end - start;
  }

  /** Returns the line's number, counted from 1. */
  long number() {
    return number;
  }
}
