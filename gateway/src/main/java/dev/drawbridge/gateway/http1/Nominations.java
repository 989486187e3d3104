package dev.drawbridge.gateway.http1;

import java.nio.charset.StandardCharsets;

/** Reads {@code Connection} and marks what it names as for this hop only (RFC 9110 7.6.1). */
final class Nominations {
  private static final int MOST = 32;
  private static final byte[] CLOSE = ascii("close");
  private static final byte[] KEEP_ALIVE = ascii("keep-alive");

  /** Which fields are never for one hop only, so that naming them is an attempt to strip them. */
  private static final byte[][] END_TO_END = {
    ascii("authorization"), ascii("cookie"), ascii("host"), ascii("origin"), ascii("forwarded")
  };

  private static final byte[][] END_TO_END_FAMILIES = {
    ascii("content-"), ascii("access-control-"), ascii("x-forwarded-")
  };

  private Nominations() {}

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns false if the field is malformed or names what is not for one hop only. */
  static boolean apply(Head head) {
    boolean sound = true;
    int left = MOST;
    long connection = Field.CONNECTION.bit();
    for (int line = 0; line < head.count(); line++) {
      if (head.bit(line) == connection) {
        int at = head.valueStart(line);
        int end = head.valueEnd(line);
        while (at < end) {
          int comma = at;
          while (comma < end && head.bytes[comma] != ',') {
            comma++;
          }
          sound &= left-- > 0 && option(head, at, comma);
          at = comma + 1;
        }
      }
    }
    return sound;
  }

  private static boolean option(Head head, int from, int to) {
    byte[] bytes = head.bytes;
    int start = from;
    int end = to;
    while (start < end && Octets.isBlank(bytes[start])) {
      start++;
    }
    while (end > start && Octets.isBlank(bytes[end - 1])) {
      end--;
    }
    if (start == end) {
      return true;
    }
    if (Octets.equalsLower(bytes, start, end, KEEP_ALIVE)) {
      head.keepAlive = true;
      return true;
    }
    if (Octets.equalsLower(bytes, start, end, CLOSE)) {
      head.close = true;
      return true;
    }
    return Octets.span(Octets.TOKEN, bytes, start, end) == end && nominate(head, start, end);
  }

  private static boolean nominate(Head head, int start, int end) {
    byte[] name = new byte[end - start];
    byte[] dashed = new byte[end - start];
    for (int i = 0; i < name.length; i++) {
      name[i] = Octets.lower(head.bytes[start + i]);
      dashed[i] = name[i] == '_' ? (byte) '-' : name[i];
    }
    if (isEndToEnd(dashed)) {
      return false;
    }
    mark(head, name);
    return true;
  }

  private static boolean isEndToEnd(byte[] name) {
    for (byte[] protectedName : END_TO_END) {
      if (Octets.equalsLower(name, 0, name.length, protectedName)) {
        return true;
      }
    }
    for (byte[] family : END_TO_END_FAMILIES) {
      if (Octets.startsWithLower(name, 0, name.length, family)) {
        return true;
      }
    }
    return false;
  }

  private static void mark(Head head, byte[] name) {
    for (int line = 0; line < head.count(); line++) {
      boolean other = (head.bit(line) & Field.HOP_BY_HOP) == 0;
      if (other && Octets.equalsLower(head.bytes, head.nameStart(line), head.nameEnd(line), name)) {
        head.mark(line, Field.NOMINATED);
      }
    }
  }
}
