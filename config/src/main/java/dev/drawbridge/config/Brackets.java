package dev.drawbridge.config;

/**
 * Matches the brackets of YAML's lists in [] and mappings in {}, over text that the parser gave up
 * at: only so can an opening bracket be named that is never closed.
 */
final class Brackets {

  private final CharSequence text;
  private int at;

  /** Whether a quote may begin here: after a bracket, a comma or a colon. */
  private boolean fresh;

  private Brackets(CharSequence text, int at) {
    this.text = text;
    this.at = at;
  }

  /** Whether an opening bracket stands at a place and no closing one belongs to it. */
  static boolean isOpen(CharSequence text, int at) {
    return (text.charAt(at) == '[' || text.charAt(at) == '{') && new Brackets(text, at).isOpen();
  }

  private boolean isOpen() {
    StringBuilder opened = new StringBuilder();
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '[' || c == '{') {
        opened.append(c);
      } else if (c == ']' || c == '}') {
        boolean left = close(opened, c == ']' ? '[' : '{');
        if (opened.isEmpty()) {
          return left;
        }
      } else if (fresh && (c == '"' || c == '\'')) {
        skipQuoted(c);
      } else if (c == '#' && isBlank(text.charAt(at - 1))) {
        skipComment();
      }
      fresh = "[{,:".indexOf(c) >= 0 || (fresh && isBlank(c));
    }
    return true;
  }

  /** Takes off the last bracket of a kind, and those after it; false if there was one. */
  private static boolean close(StringBuilder opened, char kind) {
    int last = opened.lastIndexOf(String.valueOf(kind));
    opened.setLength(Math.max(0, last));
    return last < 0;
  }

  private void skipQuoted(char quote) {
    for (at++; at < text.length() && text.charAt(at) != quote; at++) {
      at += quote == '"' && text.charAt(at) == '\\' ? 1 : 0;
    }
  }

  private void skipComment() {
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
