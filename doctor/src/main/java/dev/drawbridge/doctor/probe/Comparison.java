package dev.drawbridge.doctor.probe;

/**
 * A value that came beside the one that was needed.
 *
 * @param field the name of the field
 * @param received the value that came, each character one byte
 * @param expected the value that was needed
 */
public record Comparison(String field, String received, String expected) {
  /** How many characters of a value people want to see. */
  private static final int LONG = 200;

  /** Returns where the two part: the index of the first character of the value that differs. */
  public int at() {
    int i = 0;
    int end = Math.min(received.length(), expected.length());
    while (i < end && received.charAt(i) == expected.charAt(i)) {
      i++;
    }
    return i;
  }

  /** Returns what stands there, in words. */
  public String words() {
    int at = at();
    if (received.equals("*")) {
      return "any origin, which does not count with credentials";
    }
    if (at == 0 && !isAlike(received, expected) && !received.contains(expected)) {
      return quote(brief(received)) + " instead of " + quote(expected);
    }
    if (at == received.length()) {
      return at == expected.length()
          ? "the same"
          : "ends here; " + quote(expected.substring(at)) + " is missing";
    }
    if (at == expected.length()) {
      return quote(brief(received.substring(at))) + " is too much";
    }
    return quote(received.substring(at, at + 1))
        + " instead of "
        + quote(expected.substring(at, at + 1));
  }

  private static boolean isAlike(String one, String other) {
    return !one.isEmpty() && one.regionMatches(true, 0, other, 0, 1);
  }

  /** Returns the value that came as people see it, with enough of it to see the difference. */
  String receivedShown() {
    int most = Math.max(LONG, at() + LONG / 2);
    return shown(received.length() <= most ? received : received.substring(0, most) + "...");
  }

  /** Returns how many columns stand before the difference when the value is {@link #shown}. */
  int column() {
    return shown(received.substring(0, at())).length();
  }

  private static String quote(String text) {
    return "'" + shown(text) + "'";
  }

  /** Returns the beginning of a value that is long. */
  static String brief(String value) {
    return value.length() <= LONG ? value : value.substring(0, LONG) + "...";
  }

  /** Returns a value with the bytes that cannot be seen written out, as {@code \xEF}. */
  static String shown(String value) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      text.append(c < 0x20 || c > 0x7E ? String.format("\\x%02X", (int) c) : String.valueOf(c));
    }
    return text.toString();
  }
}
