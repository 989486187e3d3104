package dev.drawbridge.gateway.http1;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The framing rules that requests and responses share (RFC 9112 6.1 to 6.3), without the tolerance
 * they allow.
 */
final class MessageRules {
  private static final byte[] CHUNKED = "chunked".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST = 18;

  private MessageRules() {}

  /** Determines the framing that the fields declare, {@link Framing#NONE} if they declare none. */
  static @Nullable Fault framing(Head head) {
    boolean length = head.has(Field.CONTENT_LENGTH.bit());
    if (head.has(Field.TRANSFER_ENCODING.bit())) {
      return length ? Fault.LENGTH_AND_ENCODING : encoding(head);
    }
    return length ? length(head) : null;
  }

  private static @Nullable Fault encoding(Head head) {
    int line = head.find(Field.TRANSFER_ENCODING, 0);
    if (head.repeats(Field.TRANSFER_ENCODING)
        || !Octets.equalsLower(head.bytes, head.valueStart(line), head.valueEnd(line), CHUNKED)) {
      return Fault.ENCODING;
    }
    head.framing = Framing.CHUNKED;
    return null;
  }

  private static @Nullable Fault length(Head head) {
    if (head.repeats(Field.CONTENT_LENGTH)) {
      return Fault.LENGTH_REPEATED;
    }
    int line = head.find(Field.CONTENT_LENGTH, 0);
    int start = head.valueStart(line);
    int end = head.valueEnd(line);
    byte[] bytes = head.bytes;
    if (start == end || end - start > LONGEST || (bytes[start] == '0' && end > start + 1)) {
      return Fault.LENGTH_INVALID;
    }
    long length = 0;
    for (int i = start; i < end; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return Fault.LENGTH_INVALID;
      }
      length = length * 10 + bytes[i] - '0';
    }
    head.framing = Framing.LENGTH;
    head.contentLength = length;
    return null;
  }
}
