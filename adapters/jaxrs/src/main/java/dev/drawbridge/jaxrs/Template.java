package dev.drawbridge.jaxrs;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A URI path template, as it stands in {@code @Path}.
 *
 * <p>Source: Jakarta RESTful Web Services 3.1, 3.7.3.
 *
 * @param pattern what whole paths in encoded form match, with or without a slash at their end
 * @param literals how many characters stand outside of parameters
 * @param parameters how many parameters there are
 * @param own how many of these have a regular expression of their own
 */
record Template(Pattern pattern, int literals, int parameters, int own) {
  /** The better template first, as Jakarta REST orders those that match a path. */
  static final Comparator<Template> BETTER =
      Comparator.comparingInt(Template::literals)
          .thenComparingInt(Template::parameters)
          .thenComparingInt(Template::own)
          .reversed();

  private static final String ANY = "[^/]+?";

  /**
   * Reads a template that the framework has accepted.
   *
   * @param text the template, with or without slashes at its ends
   */
  static Template parse(String text) {
    return parse(text, "/?");
  }

  /** Reads a template which paths match that go on behind it, too. */
  static Template parseLeading(String text) {
    return parse(text, "(?:/.*)?");
  }

  private static Template parse(String text, String end) {
    StringBuilder regex = new StringBuilder();
    int literals = 0;
    int parameters = 0;
    int own = 0;
    String path = slashed(text);
    for (int i = 0; i < path.length(); ) {
      int next = path.charAt(i) == '{' ? closing(path, i) + 1 : literalEnd(path, i);
      String part = path.substring(i, next);
      if (part.startsWith("{")) {
        int colon = part.indexOf(':');
        parameters++;
        own += colon < 0 ? 0 : 1;
        String expression = colon < 0 ? ANY : part.substring(colon + 1, part.length() - 1).strip();
        regex.append("(?:").append(expression).append(')');
      } else {
        String literal = encoded(part);
        literals += literal.length();
        regex.append(Pattern.quote(literal));
      }
      i = next;
    }
    return new Template(Pattern.compile(regex + end), literals, parameters, own);
  }

  /** Says whether a path matches as a whole. */
  boolean matches(String path) {
    return pattern.matcher(path).matches();
  }

  /** With one slash before it, and none behind. */
  private static String slashed(String text) {
    int start = text.startsWith("/") ? 1 : 0;
    int end = text.endsWith("/") && text.length() > start ? text.length() - 1 : text.length();
    return start == end ? "" : "/" + text.substring(start, end);
  }

  private static int literalEnd(String path, int from) {
    int brace = path.indexOf('{', from);
    return brace < 0 ? path.length() : brace;
  }

  private static int closing(String path, int open) {
    int depth = 0;
    for (int i = open; i < path.length(); i++) {
      char c = path.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return path.length() - 1;
  }

  private static String encoded(String literal) {
    try {
      return literal.contains("%")
          ? literal
          : new URI(null, null, "/" + literal, null).toASCIIString().substring(1);
    } catch (URISyntaxException e) {
      return literal;
    }
  }
}
