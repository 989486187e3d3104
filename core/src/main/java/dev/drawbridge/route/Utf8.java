package dev.drawbridge.route;

/** Well-formed UTF-8 in percent-encoded octets (RFC 3629): shortest forms only, no surrogates. */
final class Utf8 {
  private Utf8() {}

  /**
   * Returns where the character ends whose first octet is the triplet at the given place, -1 if it
   * is not well-formed.
   */
  static int end(String text, int i) {
    int lead = Octets.at(text, i);
    int length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (length == 0 || lead > 0xf4) {
      return -1;
    }
    int place = i + 3;
    for (int octet = 1; octet < length; octet++) {
      int min = octet == 1 ? minSecond(lead) : 0x80;
      int max = octet == 1 ? maxSecond(lead) : 0xbf;
      if (place >= text.length() || !Octets.isTriplet(text, place)) {
        return -1;
      }
      int value = Octets.at(text, place);
      if (value < min || value > max) {
        return -1;
      }
      place += 3;
    }
    return place;
  }

  private static int minSecond(int lead) {
    return lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
  }

  private static int maxSecond(int lead) {
    return lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
  }
}
