package dev.drawbridge.doctor.explain;

/**
 * A pasted text without what terminals, mails and source code put around it: colour sequences,
 * invisible characters, marks of quotations and comments before a line. What is left holds no
 * control character but the line feed.
 */
final class Cleaning {
  private static final char ESCAPE = '\u001b';
  private static final String MARKS = ">*|#";

  private final String text;
  private final StringBuilder clean;
  private int at;

  private Cleaning(String text) {
    this.text = text;
    this.clean = new StringBuilder(text.length());
  }

  static String of(String text) {
    return new Cleaning(text).run();
  }

  private String run() {
    skipMarks();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\n' || c == '\u2028' || c == '\u2029') {
        clean.append('\n');
        skipMarks();
      } else if (c == ESCAPE) {
        skipSequence();
      } else if (Character.isISOControl(c)) {
        clean.append(c == '\r' && at < text.length() && text.charAt(at) == '\n' ? "" : " ");
      } else if (Character.getType(c) != Character.FORMAT) {
        clean.append(c);
      }
    }
    return clean.toString();
  }

  /** Skips what is left of a control sequence: {@code [}, parameters, a letter. */
  private void skipSequence() {
    if (at < text.length() && text.charAt(at) == '[') {
      at++;
      while (at < text.length() && text.charAt(at) >= ' ' && text.charAt(at) < '@') {
        at++;
      }
      at = Math.min(at + 1, text.length());
    }
  }

  /** Skips marks of quotations and comments before a line, each with one blank behind it. */
  private void skipMarks() {
    int i = at;
    while (i < text.length() && (isMark(i) || isBlank(i))) {
      if (isMark(i) && isBlank(i + 1)) {
        at = i + 2;
      }
      i++;
    }
  }

  private boolean isMark(int i) {
    boolean slashes = text.startsWith("//", i) || (i > 0 && text.startsWith("//", i - 1));
    return MARKS.indexOf(text.charAt(i)) >= 0 || slashes;
  }

  private boolean isBlank(int i) {
    return i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t');
  }
}
