package dev.drawbridge.doctor.judge;

import java.io.IOException;
import java.io.InputStream;

/** The first bytes of a stream, which say what it is; reads no further than it has to. */
final class Opening {
  private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};
  private static final String[] HAR = {"{", "\"log\"", ":", "{"};
  private static final int MOST_WHITE_SPACE = 4 << 10;

  private Opening() {}

  /** Goes over a byte order mark, if there is one. */
  static void skipByteOrderMark(InputStream in) throws IOException {
    in.mark(BYTE_ORDER_MARK.length);
    for (int expected : BYTE_ORDER_MARK) {
      if (in.read() != expected) {
        in.reset();
        return;
      }
    }
  }

  /**
   * Says whether an object with the member {@code log} begins here, and leaves the stream where it
   * was.
   */
  static boolean isHar(InputStream in) throws IOException {
    in.mark(2 * MOST_WHITE_SPACE);
    try {
      int blanks = 0;
      for (String token : HAR) {
        int c = in.read();
        for (; isWhiteSpace(c) && blanks < MOST_WHITE_SPACE; blanks++) {
          c = in.read();
        }
        if (!continues(in, c, token)) {
          return false;
        }
      }
      return true;
    } finally {
      in.reset();
    }
  }

  private static boolean continues(InputStream in, int first, String token) throws IOException {
    if (first != token.charAt(0)) {
      return false;
    }
    for (int i = 1; i < token.length(); i++) {
      if (in.read() != token.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWhiteSpace(int c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
}
