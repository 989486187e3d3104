package dev.drawbridge.gateway.http1;

import java.nio.charset.StandardCharsets;

/**
 * Counts how often a request has passed a gateway of this name, by its {@code Via} (RFC 9110
 * 7.6.3). Two in a row are an arrangement; more than {@link #MOST} are a loop, which would not end.
 */
final class Via {
  /** How many passages before this one are let through. */
  static final int MOST = 10;

  private static final byte[] NAME = "drawbridge".getBytes(StandardCharsets.US_ASCII);

  private Via() {}

  static boolean isLoop(Head head) {
    int passages = 0;
    for (int line = 0; line < head.count(); line++) {
      if (head.bit(line) == Field.VIA.bit()) {
        passages += passages(head.bytes, head.valueStart(line), head.valueEnd(line));
      }
    }
    return passages > MOST;
  }

  private static int passages(byte[] bytes, int start, int end) {
    int passages = 0;
    int at = start;
    while (at < end) {
      int comma = at;
      while (comma < end && bytes[comma] != ',') {
        comma++;
      }
      passages += isOwn(bytes, at, comma) ? 1 : 0;
      at = comma + 1;
    }
    return passages;
  }

  /** Whether a member is: a protocol, blanks, the name, then nothing or a comment. */
  private static boolean isOwn(byte[] bytes, int start, int end) {
    int protocol = blanks(bytes, start, end);
    while (protocol < end && !Octets.isBlank(bytes[protocol])) {
      protocol++;
    }
    int name = blanks(bytes, protocol, end);
    int nameEnd = name;
    while (nameEnd < end && !Octets.isBlank(bytes[nameEnd])) {
      nameEnd++;
    }
    return Octets.equalsLower(bytes, name, nameEnd, NAME);
  }

  private static int blanks(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && Octets.isBlank(bytes[at])) {
      at++;
    }
    return at;
  }
}
