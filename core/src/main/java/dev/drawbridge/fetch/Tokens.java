package dev.drawbridge.fetch;

/**
 * Tokens, the spelling of methods and field names.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2">RFC 9110, 5.6.2</a>
 */
public final class Tokens {
  private static final boolean[] TOKEN = new boolean[128];

  static {
    String characters =
        "!#$%&'*+-.^_`|~0123456789" + "abcdefghijklmnopqrstuvwxyz" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    characters.chars().forEach(c -> TOKEN[c] = true);
  }

  private Tokens() {}

  /**
   * Says whether a text is a token: one or more token characters and nothing else.
   *
   * @param s any text; the empty text is no token
   */
  public static boolean isToken(String s) {
    for (int i = 0; i < s.length(); i++) {
      if (!isTokenChar(s.charAt(i))) {
        return false;
      }
    }
    return !s.isEmpty();
  }

  /** Says whether a character may stand in a token; nothing above U+007E may. */
  public static boolean isTokenChar(char c) {
    return c < 128 && TOKEN[c];
  }
}
