package dev.drawbridge.gateway.http1;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** Builds a message head in one array that is used again and again; for one event loop. */
public final class HeadWriter {
  private byte[] bytes = new byte[4096];
  private int length;

  /** Begins a new head. */
  public HeadWriter clear() {
    length = 0;
    return this;
  }

  public int length() {
    return length;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }

  public HeadWriter add(byte[] source) {
    return add(source, 0, source.length);
  }

  public HeadWriter add(byte[] source, int start, int end) {
    int more = end - start;
    reserve(more);
    System.arraycopy(source, start, bytes, length, more);
    length += more;
    return this;
  }

  /** Adds text of which each character is one octet. */
  @SuppressWarnings("deprecation") // the one way from a String to octets that is a plain copy
  public HeadWriter add(String text) {
    int more = text.length();
    reserve(more);
    text.getBytes(0, more, bytes, length);
    length += more;
    return this;
  }

  public HeadWriter add(char octet) {
    reserve(1);
    bytes[length++] = (byte) octet;
    return this;
  }

  /** Adds a decimal number that is not negative. */
  public HeadWriter add(long number) {
    if (number < 10) {
      return add((char) ('0' + number));
    }
    return add(Long.toString(number));
  }

  public HeadWriter endLine() {
    return add('\r').add('\n');
  }

  /** Adds a field line. */
  public HeadWriter field(String name, String value) {
    return add(name).add(':').add(' ').add(value).endLine();
  }

  /** Adds the field lines of a head that are in none of the dropped ones, as they were received. */
  public HeadWriter fields(Head head, long dropped) {
    byte[] source = head.bytes();
    int count = head.count();
    int from = 0;
    int end = 0;
    for (int line = 0; line < count; line++) {
      if ((head.bit(line) & dropped) != 0) {
        continue;
      }
      int start = head.nameStart(line);
      if (start != end || !head.isPlain(line)) {
        add(source, from, end);
        from = start;
        end = start;
      }
      if (head.isPlain(line)) {
        end = head.valueEnd(line) + 2;
      } else {
        add(source, start, head.nameEnd(line)).add(':').add(' ');
        add(source, head.valueStart(line), head.valueEnd(line)).endLine();
      }
    }
    return add(source, from, end);
  }

  public void writeTo(ByteBuf out) {
    out.writeBytes(bytes, 0, length);
  }
}
