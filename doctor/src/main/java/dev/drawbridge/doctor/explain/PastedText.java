package dev.drawbridge.doctor.explain;

/**
 * A pasted text, once as it reads and once squeezed: without white space and with one kind of
 * quote, so that wrapped lines and curly quotes do not matter. Knows for every squeezed character
 * where it stands in the readable text.
 */
final class PastedText {
  private static final String QUOTES = "'\"`´‘’‚‛“”„‟«»‹›′″";
  private static final char QUOTE = '\'';

  private final String readable;
  private final String squeezed;
  private final int[] places;

  PastedText(String text) {
    this.readable = Cleaning.of(text);
    this.places = new int[readable.length()];
    StringBuilder tight = new StringBuilder(readable.length());
    for (int i = 0; i < readable.length(); i++) {
      char c = readable.charAt(i);
      if (!isBlank(c)) {
        places[tight.length()] = i;
        tight.append(isQuote(c) ? QUOTE : c);
      }
    }
    this.squeezed = tight.toString();
  }

  /** Squeezes a text: no white space, one kind of quote. */
  static String squeeze(String text) {
    return new PastedText(text).squeezed;
  }

  static boolean isQuote(char c) {
    return QUOTES.indexOf(c) >= 0;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  String readable() {
    return readable;
  }

  String squeezed() {
    return squeezed;
  }

  /** Returns where a squeezed character stands in the readable text. */
  int place(int index) {
    return places[index];
  }

  /**
   * Says whether a word can begin here: no letter, digit or hyphen stands right before it, but for
   * a placeholder such as {@code %c}.
   */
  boolean isWordStart(int index) {
    int before = places[index] - 1;
    char c = before < 0 ? ' ' : readable.charAt(before);
    boolean placeholder = before > 0 && readable.charAt(before - 1) == '%';
    boolean inside = Character.isLetterOrDigit(c) || c == '-' || c == '_';
    return placeholder || (!inside && !isCutName(index));
  }

  /** Says whether a line was broken right before, behind the hyphen of a name. */
  private boolean isCutName(int index) {
    return index > 1
        && isLineStart(index)
        && squeezed.charAt(index - 1) == '-'
        && Character.isLetter(squeezed.charAt(index - 2));
  }

  /** Returns a range without white space, quotes as they were. */
  String tight(int from, int to) {
    StringBuilder text = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      text.append(readable.charAt(places[i]));
    }
    return text.toString();
  }

  /** Says whether all white space in a range is that of a wrapped line. */
  boolean isOneWord(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (places[i] > places[i - 1] + 1 && !isLineStart(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns a range as it stood; where it was wrapped, with a space only after a comma or where
   * there is one beside the line end.
   */
  String value(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (i > from) {
        text.append(gap(places[i - 1], places[i]));
      }
      text.append(readable.charAt(places[i]));
    }
    return text.toString();
  }

  private String gap(int before, int after) {
    String gap = readable.substring(before + 1, after);
    if (gap.indexOf('\n') < 0) {
      return gap;
    }
    boolean bare = gap.chars().allMatch(c -> c == '\n');
    return bare && readable.charAt(before) != ',' ? "" : " ";
  }

  /** Returns where the line ends in which a squeezed character stands, at most {@code end}. */
  int lineEnd(int index, int end) {
    int i = index;
    while (i < end && !isLineStart(i)) {
      i++;
    }
    return i;
  }

  /** Returns where the word ends in which a squeezed character stands, at most {@code end}. */
  int wordEnd(int index, int end) {
    int i = index;
    while (i < end && (i == index || places[i] == places[i - 1] + 1)) {
      i++;
    }
    return i;
  }

  private boolean isLineStart(int index) {
    for (int i = index == 0 ? places[0] : places[index - 1] + 1; i < places[index]; i++) {
      if (readable.charAt(i) == '\n') {
        return true;
      }
    }
    return false;
  }
}
