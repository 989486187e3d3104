package dev.drawbridge.gateway.sample;

/** Decimal numbers in a path. */
final class Numbers {
  private Numbers() {}

  /** Whether a text is at most nine plain digits and the number lies within both bounds. */
  static boolean within(String text, int lowest, int highest) {
    if (text.isEmpty() || text.length() > 9) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    int number = Integer.parseInt(text);
    return lowest <= number && number <= highest;
  }
}
