package dev.drawbridge.cors;

/** The port at the end of a serialised origin. */
final class Ports {
  private static final int MAX_DIGITS = 5;
  private static final int MAX_PORT = 65535;

  private Ports() {}

  /** Returns where the host ends: at the colon of one to five digits at the end, or at the end. */
  static int hostEnd(String origin) {
    int end = origin.length();
    int i = end - 1;
    while (i >= 0 && end - i <= MAX_DIGITS && isDigit(origin.charAt(i))) {
      i--;
    }
    return i >= 0 && i < end - 1 && origin.charAt(i) == ':' ? i : end;
  }

  /**
   * Returns whether what follows the host is as a browser writes it: nothing, or a port from 1 to
   * 65535 without leading zero that is not the scheme's default.
   */
  static boolean isCanonical(String origin, int hostEnd) {
    if (hostEnd == origin.length()) {
      return true;
    }
    int port = 0;
    for (int i = hostEnd + 1; i < origin.length(); i++) {
      port = port * 10 + origin.charAt(i) - '0';
    }
    return origin.charAt(hostEnd + 1) != '0' && port <= MAX_PORT && !isDefault(origin, port);
  }

  private static boolean isDefault(String origin, int port) {
    return switch (port) {
      case 80 -> origin.startsWith("http://") || origin.startsWith("ws://");
      case 443 -> origin.startsWith("https://") || origin.startsWith("wss://");
      case 21 -> origin.startsWith("ftp://");
      default -> false;
    };
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
