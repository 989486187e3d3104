package dev.drawbridge.route;

/**
 * Reading a path octet by octet, a triplet counting as the one octet it encodes. Without
 * allocation: where the next octet begins follows from whether there is a percent sign.
 */
final class Octets {
  private static final boolean[] UNRESERVED = new boolean[256];

  static {
    String characters =
        "-._~0123456789" + "abcdefghijklmnopqrstuvwxyz" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    characters.chars().forEach(c -> UNRESERVED[c] = true);
  }

  private Octets() {}

  /** Returns the octet at the given place; -1 if a percent sign without two digits is there. */
  static int at(String text, int i) {
    char c = text.charAt(i);
    if (c != '%') {
      return c;
    }
    if (i + 2 >= text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(i + 1), 16);
    int low = Character.digit(text.charAt(i + 2), 16);
    boolean ascii = text.charAt(i + 1) < 128 && text.charAt(i + 2) < 128;
    return high < 0 || low < 0 || !ascii ? -1 : (high << 4) | low;
  }

  /** Returns where the octet after the one at the given place begins. */
  static int next(String text, int i) {
    return text.charAt(i) == '%' ? i + 3 : i + 1;
  }

  static boolean isTriplet(String text, int i) {
    return text.charAt(i) == '%';
  }

  /** Says whether a triplet is needless, or needs upper-case digits. */
  static boolean isOddTriplet(String text, int i) {
    return isUnreserved(at(text, i)) || text.charAt(i + 1) > 'F' || text.charAt(i + 2) > 'F';
  }

  static boolean isUnreserved(int octet) {
    return octet >= 0 && octet < 256 && UNRESERVED[octet];
  }

  static boolean isHexDigit(int octet) {
    return octet >= 0 && octet < 128 && Character.digit(octet, 16) >= 0;
  }

  /** Returns a text in which triplets of printable ASCII are decoded, save the percent sign. */
  static String canonical(String text) {
    StringBuilder canonical = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i = next(text, i)) {
      int octet = at(text, i);
      if (octet == '%' || octet >= 0x80) {
        canonical.append(text, i, next(text, i));
      } else {
        canonical.append((char) octet);
      }
    }
    return canonical.toString();
  }
}
