package dev.drawbridge.cors;

/** A value as problems quote it: on one line, at a readable length. */
final class Quoted {
  private static final int MAX = 100;

  private Quoted() {}

  static String of(String value) {
    String shown = value.length() <= MAX ? value : value.substring(0, MAX) + "…";
    StringBuilder quoted = new StringBuilder("\"");
    shown
        .codePoints()
        .forEach(
            c -> {
              if (isPrintable(c)) {
                quoted.appendCodePoint(c);
              } else {
                quoted.append(String.format("\\u%04x", c));
              }
            });
    return quoted.append('"').toString();
  }

  /** Neither breaks the line nor hides nor reorders what stands beside it. */
  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
