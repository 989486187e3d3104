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
    if (text.length() > MAX_LENGTH) {
      return false;
    }
    int schemeEnd = schemeEnd(text);
    if (schemeEnd < 0) {
      return false;
    }
    int hostEnd = HostSyntax.end(text, schemeEnd + 3);
    if (hostEnd < 0) {
      return false;
    }
    return hostEnd == text.length()
        || Ports.isCanonical(text, hostEnd + 1, Ports.ofScheme(text, schemeEnd));
  }

  /** Returns where {@code ://} begins after a valid scheme that makes tuple origins, else -1. */
  static int schemeEnd(String text) {
    int i = 0;
    while (i < text.length() && isSchemeChar(text.charAt(i), i)) {
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
