package dev.drawbridge.doctor.explain;

/**
 * A pasted text without what terminals, mails and source code put around it: colour sequences,
 * invisible characters, marks of quotations and comments before a line. What is left holds no
 * control character but the line feed.
 */
final class Cleaning {
  private static final char ESCAPE = '\u001b';
  private static final char CONTROL = '\u009b';
  private static final int LONGEST_COLOR = 20;
  private static final String MARKS = ">*|#";

  private final String text;
  private final StringBuilder clean;
  private int at;

  /** Up to where no control string ends. */
  private int endless;

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
      } else if (c == CONTROL) {
        skipParameters();
      } else if (isLostColor(c)) {
        // skipped
      } else if (Character.isISOControl(c)) {
        clean.append(c == '\r' && isLineBreak() ? "" : " ");
      } else if (Character.getType(c) != Character.FORMAT) {
        clean.append(c);
      }
    }
    return clean.toString();
  }

  /** Says whether a line break follows: what was wrapped twice has several before its line feed. */
  private boolean isLineBreak() {
    return at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r');
  }

  /** Skips what is left of a control sequence, of any sort that ECMA-48 and xterm know. */
  private void skipSequence() {
    if (at == text.length()) {
      return;
    }
    char kind = text.charAt(at);
    if (kind == '[') {
      at++;
      skipParameters();
    } else if ("]PX^_".indexOf(kind) >= 0) {
      at++;
      skipString();
    } else if (kind >= ' ' && kind <= '~') {
      skipFinal();
    }
  }

  /** Skips parameters and the letter that ends them. */
  private void skipParameters() {
    while (at < text.length() && text.charAt(at) >= ' ' && text.charAt(at) < '@') {
      at++;
    }
    at = Math.min(at + 1, text.length());
  }

  /** Skips a title or a link, up to its end in the same line; what has no end is text. */
  private void skipString() {
    int i = at;
    while (i >= endless
        && i < text.length()
        && "\n\u0007\u009c\u001b".indexOf(text.charAt(i)) < 0) {
      i++;
    }
    if (i < endless || i == text.length() || text.charAt(i) == '\n') {
      endless = Math.max(endless, i);
    } else {
      at = text.startsWith("\u001b\\", i) ? i + 2 : text.charAt(i) == ESCAPE ? i : i + 1;
    }
  }

  /** Skips intermediate characters, as in {@code ESC ( B}, and the one that ends them. */
  private void skipFinal() {
    while (at < text.length() && text.charAt(at) < '0') {
      at++;
    }
    at = Math.min(at + 1, text.length());
  }

  /** Skips what is left of a colour when the escape before it got lost: {@code [31m}. */
  private boolean skipColor(int from) {
    int i = from;
    while (i < text.length() && i < from + LONGEST_COLOR && isColor(text.charAt(i))) {
      i++;
    }
    boolean color = i > from && i < text.length() && text.charAt(i) == 'm';
    at = color ? i + 1 : at;
    return color;
  }

  /** As a terminal, {@code cat -v} and logs show them: {@code [31m}, {@code ^[[31m}. */
  private boolean isLostColor(char c) {
    boolean caret = c == '^' && text.startsWith("[[", at);
    return caret ? skipColor(at + 2) : c == '[' && skipColor(at);
  }

  private static boolean isColor(char c) {
    return (c >= '0' && c <= '9') || c == ';';
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
