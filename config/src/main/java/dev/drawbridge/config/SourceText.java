package dev.drawbridge.config;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The text of a file in UTF-8, a byte order mark at its beginning left out. */
final class SourceText {

  private SourceText() {}

  /** The text of the bytes, in which what is not UTF-8 has become U+FFFD. */
  static String of(byte[] bytes) {
    int start = bomLength(bytes);
    return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
  }

  /** How many bytes a byte order mark takes at the beginning. */
  static int bomLength(byte[] bytes) {
    boolean mark =
        bytes.length >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    return mark ? 3 : 0;
  }

  /** Where the first byte is that is not UTF-8, or null if there is none. */
  static @Nullable Position malformed(byte[] bytes, String text) {
    return malformed(bytes, bomLength(bytes), bytes.length, text);
  }

  /**
   * Where in some of the bytes the first one is that is not UTF-8, or null if there is none.
   *
   * @param text what these bytes are decoded to
   */
  static @Nullable Position malformed(byte[] bytes, int from, int to, String text) {
    if (text.indexOf('\uFFFD') < 0) {
      return null;
    }
    CharBuffer decoded = CharBuffer.allocate(to - from + 1);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes, from, to - from), decoded, true);
    return result.isError() ? after(decoded.flip().toString()) : null;
  }

  /** The position of what follows a text. */
  static Position after(String text) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if ((c == '\n' || c == '\r') && !pair) {
        line++;
        start = i + 1;
      }
    }
    return new Position(line, text.codePointCount(start, text.length()) + 1);
  }
}
