package dev.drawbridge.origin;

/**
 * The grammar of a serialised tuple origin: {@code scheme "://" host [ ":" port ]}, read from left
 * to right in one pass without allocation.
 *
 * <p>It accepts what a browser can serialise, so every origin has exactly one spelling and origins
 * may be compared byte for byte.
 */
final class OriginSyntax {
  /** 64 of scheme, 3 of {@code ://}, 253 of host, 6 of {@code :65535}. */
  static final int MAX_LENGTH = 326;

  static final int MAX_SCHEME_LENGTH = 64;

  private OriginSyntax() {}

  static boolean isTuple(String text) {
    return hostEnd(text, schemeEnd(text)) >= 0;
  }

  /** Returns where the host ends if the whole text is a tuple origin, else -1. */
  static int hostEnd(String text, int schemeEnd) {
    if (schemeEnd < 0 || text.length() > MAX_LENGTH) {
      return -1;
    }
    int end = HostSyntax.end(text, schemeEnd + 3);
    boolean tuple =
        end == text.length()
            || (end >= 0 && Ports.isCanonical(text, end + 1, Ports.ofScheme(text, schemeEnd)));
    return tuple ? end : -1;
  }

  /** Returns where {@code ://} begins after a valid scheme that makes tuple origins, else -1. */
  static int schemeEnd(String text) {
    int most = Math.min(text.length(), MAX_SCHEME_LENGTH + 1);
    int i = 0;
    while (i < most && isSchemeChar(text.charAt(i), i)) {
      i++;
    }
    boolean valid = i > 0 && i <= MAX_SCHEME_LENGTH && text.startsWith("://", i);
    // HTML: the origin of a file URL is left to the browser; all of them send "null".
    return valid && !(i == 4 && text.startsWith("file")) ? i : -1;
  }

  private static boolean isSchemeChar(char c, int place) {
    if (c >= 'a' && c <= 'z') {
      return true;
    }
    return place > 0 && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.');
  }
}
