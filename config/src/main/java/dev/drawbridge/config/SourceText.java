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
    return unmarked(new String(bytes, StandardCharsets.UTF_8));
  }

  private static String unmarked(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Where the first byte is that is not UTF-8, or null if there is none. */
  static @Nullable Position malformed(byte[] bytes, String text) {
    if (text.indexOf('\uFFFD') < 0) {
      return null;
    }
    CharBuffer decoded = CharBuffer.allocate(bytes.length + 1);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes), decoded, true);
    return result.isError() ? after(unmarked(decoded.flip().toString())) : null;
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
