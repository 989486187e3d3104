package dev.drawbridge.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.MessageConstraintException;

/** What a socket receives, with a bound on what comes before the body. */
final class HeadStream extends FilterInputStream {
  /** Octets of all heads of an answer together; Chromium bounds them alike. */
  static final int MAX_HEAD = 256 << 10;

  private int left;
  private boolean inHead;

  HeadStream(InputStream in) {
    super(in);
  }

  /** Says that the head of the next response begins. */
  void beginHead() {
    inHead = true;
    left = MAX_HEAD;
  }

  /** Says that the head was read; what follows has its own bounds. */
  void endHead() {
    inHead = false;
  }

  @Override
  public int read() throws IOException {
    byte[] octet = new byte[1];
    return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (inHead && left <= 0) {
      throw new MessageConstraintException("the head is longer than " + MAX_HEAD + " octets");
    }
    int count = super.read(buffer, offset, length);
    left -= inHead ? Math.max(0, count) : 0;
    return count;
  }
}
