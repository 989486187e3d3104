package dev.drawbridge.cors;

/** A value as problems quote it: on one line, at a readable length. */
final class Quoted {
  private static final int MAX = 100;

  private Quoted() {}

  static String of(String value) {
    String shown = value.length() <= MAX ? value : value.substring(0, MAX) + "…";
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      if (Character.isISOControl(c)) {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
