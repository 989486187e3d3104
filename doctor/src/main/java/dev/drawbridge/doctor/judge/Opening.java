package dev.drawbridge.doctor.judge;

import java.io.IOException;
import java.io.InputStream;

/** The first bytes of a stream, which say what it is; reads no further than it has to. */
final class Opening {
  private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

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
}
