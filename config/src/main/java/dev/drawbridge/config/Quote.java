package dev.drawbridge.config;

/** Values of the file as a message shows them: in quotes, short, and without control characters. */
final class Quote {

  private static final int LONGEST = 100;

  private Quote() {}

  /** The value in double quotes, without passwords, cut after 100 characters. */
  static String of(String written) {
    String value = Passwords.hidden(written);
    if (value.codePointCount(0, value.length()) <= LONGEST) {
      return '"' + value + '"';
    }
    return '"' + value.substring(0, value.offsetByCodePoints(0, LONGEST)) + "…\"";
  }

  /** The text on one line: what is not printable, or would reorder the line, as an escape. */
  static String printable(String text) {
    if (text.codePoints().noneMatch(Quote::isUnprintable)) {
      return text;
    }
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> escape(c, escaped));
    return escaped.toString();
  }

  private static void escape(int c, StringBuilder to) {
    if (!isUnprintable(c)) {
      to.appendCodePoint(c);
    } else if (c == '\n') {
      to.append("\\n");
    } else if (c == '\t') {
      to.append("\\t");
    } else {
      to.append(String.format(c > 0xFFFF ? "\\U%08x" : "\\u%04x", c));
    }
  }

  private static boolean isUnprintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
