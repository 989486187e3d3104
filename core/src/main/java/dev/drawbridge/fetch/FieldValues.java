package dev.drawbridge.fetch;

/**
 * Values of fields as the Fetch standard normalises and refuses them.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#header-value">Fetch, header value</a>
 */
public final class FieldValues {
  private FieldValues() {}

  /** Returns a value without the HTTP white space around it: space, tab, CR and LF. */
  public static String normalize(String value) {
    return normalize(value, 0, value.length());
  }

  /** Returns a region of a text without the HTTP white space around it. */
  static String normalize(String value, int from, int to) {
    // Fetch, normalize a byte sequence
    int start = from;
    int end = to;
    while (start < end && isWhiteSpace(value.charAt(start))) {
      start++;
    }
    while (end > start && isWhiteSpace(value.charAt(end - 1))) {
      end--;
    }
    return value.substring(start, end);
  }

  static boolean isWhiteSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  /**
   * Says whether script may give a value to a field: a byte string without NUL, CR and LF.
   * Normalise it first.
   */
  public static boolean isValid(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == 0 || c == '\r' || c == '\n' || c > 0xFF) {
        return false;
      }
    }
    return true;
  }
}
