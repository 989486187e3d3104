package dev.drawbridge.doctor.explain;

import dev.drawbridge.fetch.Tokens;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a message can tell: a word in braces in a template. */
enum Fact {
  /** The URL at which the fetch failed. */
  URL,
  /** The URL that the page asked for, before redirects. */
  INITIAL,
  /** The page's origin, or what was sent in its place. */
  ORIGIN,
  /** What asked: {@code fetch}, {@code XMLHttpRequest}, {@code font}. */
  KIND,
  METHOD,
  /** The name of a field of the request. */
  HEADER,
  /** The value of a field of the response. */
  VALUE,
  /** The URL to which a redirect leads. */
  LOCATION,
  /** Three digits, or {@code (null)}, which is no status. */
  STATUS,
  /** An address space, as local network access names them. */
  SPACE;

  private static final int LONGEST_WORD = 256;
  private static final String NEVER_IN_URLS = "<>\"\\“”‘’";

  /** Returns the fact of a word in braces. */
  static Fact of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Returns the word in braces, and the name in JSON. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads this fact from a range of the squeezed text; null if it cannot be that. */
  @Nullable String read(PastedText text, int from, int to) {
    if (this == VALUE) {
      return text.value(from, to);
    }
    if (this == KIND) {
      return word(text.value(from, to));
    }
    String tight = text.isOneWord(from, to) ? unquoted(text.tight(from, to)) : "";
    return switch (this) {
      case URL, INITIAL, LOCATION -> url(tight);
      case ORIGIN -> origin(tight);
      case STATUS -> tight;
      default -> word(tight);
    };
  }

  private static @Nullable String url(String text) {
    int colon = text.indexOf(':');
    boolean known = colon > 0 && colon < LONGEST_WORD && colon + 1 < text.length();
    return known && isScheme(text.substring(0, colon)) && isPlain(text) ? text : null;
  }

  private static boolean isPlain(String url) {
    return url.chars().noneMatch(c -> NEVER_IN_URLS.indexOf(c) >= 0);
  }

  private static @Nullable String origin(String text) {
    int colon = text.indexOf("://");
    boolean tuple = colon > 0 && text.length() <= 2 * LONGEST_WORD;
    return text.equals("null") || (tuple && isScheme(text.substring(0, colon))) ? text : null;
  }

  private static boolean isScheme(String text) {
    return text.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || isMark(c)));
  }

  private static boolean isMark(int c) {
    return c == '+' || c == '-' || c == '.';
  }

  private static @Nullable String word(String text) {
    boolean plain = text.chars().allMatch(c -> c == ' ' || Tokens.isTokenChar((char) c));
    return text.isEmpty() || text.length() > LONGEST_WORD || !plain ? null : text;
  }

  /** Takes away one pair of quotes around a text. */
  private static String unquoted(String text) {
    int last = text.length() - 1;
    boolean quoted = last > 0 && PastedText.isQuote(text.charAt(0));
    return quoted && PastedText.isQuote(text.charAt(last)) ? text.substring(1, last) : text;
  }
}
