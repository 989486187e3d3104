package dev.drawbridge.origin;

/** Ports in origins: decimal, 1 to 65535, no leading zero, never the scheme's default. */
final class Ports {
  static final int NONE = -1;
  static final int MAX = 65535;

  private Ports() {}

  /** Returns the default port of the scheme that fills the text up to the given end, or NONE. */
  static int ofScheme(String text, int schemeEnd) {
    // URL standard, special schemes
    return switch (schemeEnd) {
      case 2 -> text.startsWith("ws") ? 80 : NONE;
      case 3 -> text.startsWith("wss") ? 443 : text.startsWith("ftp") ? 21 : NONE;
      case 4 -> text.startsWith("http") ? 80 : NONE;
      case 5 -> text.startsWith("https") ? 443 : NONE;
      default -> NONE;
    };
  }

  static boolean isCanonical(String text, int start, int defaultPort) {
    int port = parse(text, start);
    return port != NONE && port != defaultPort;
  }

  /** Reads a port from the given place to the end of the text; NONE if there is no valid one. */
  static int parse(String text, int start) {
    int digits = text.length() - start;
    if (digits < 1 || digits > 5 || text.charAt(start) == '0') {
      return NONE;
    }
    int port = 0;
    for (int i = start; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      port = port * 10 + digit;
    }
    return port <= MAX ? port : NONE;
  }
}
