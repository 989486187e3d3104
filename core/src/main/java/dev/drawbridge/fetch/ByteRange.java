package dev.drawbridge.fetch;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A single range of bytes, as in {@code Range: bytes=0-9}; never without both positions.
 *
 * @param first the position of the first byte, null in {@code bytes=-9}
 * @param last the position of the last byte, null in {@code bytes=0-}; the count of bytes from the
 *     end if there is no first
 * @see <a href="https://fetch.spec.whatwg.org/#simple-range-header-value">Fetch, simple range
 *     header value</a>
 */
public record ByteRange(@Nullable BigInteger first, @Nullable BigInteger last) {
  private static final String UNIT = "bytes=";

  /**
   * Parses a single range header value, without white space in it.
   *
   * @param value any text
   * @return the range, or null if the text is none or longer than any safelisted value
   */
  public static @Nullable ByteRange parse(String value) {
    // Fetch, parse a single range header value
    int dash = value.indexOf('-');
    if (!value.startsWith(UNIT)
        || dash < 0
        || value.length() > RequestFields.MAX_SAFELISTED_LENGTH) {
      return null;
    }
    String start = value.substring(UNIT.length(), dash);
    String end = value.substring(dash + 1);
    if (!areDigits(start) || !areDigits(end) || (start.isEmpty() && end.isEmpty())) {
      return null;
    }
    BigInteger first = start.isEmpty() ? null : new BigInteger(start);
    BigInteger last = end.isEmpty() ? null : new BigInteger(end);
    // step 15
    boolean backwards = first != null && last != null && first.compareTo(last) > 0;
    return backwards ? null : new ByteRange(first, last);
  }

  private static boolean areDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Says whether a position is at least the given one. */
  public boolean reaches(BigInteger position) {
    return (first != null && first.compareTo(position) >= 0)
        || (last != null && last.compareTo(position) >= 0);
  }
}
