package dev.drawbridge.cors;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What somebody wrote who took patterns for regular expressions, and which patterns were meant. The
 * meaning is guessed by a few replacements, and told only where what they leave is a pattern.
 */
final class RegularExpression {
  private static final List<String> SIGNS =
      List.of("\\.", "\\/", "\\d", "\\w", "[^", "[a-z", "[0-9", "(?", ")?", ")*", "s?://", "|");

  /** Not {@code shop.*.example} nor {@code example.*}, which are globs. */
  private static final Pattern DOT_STAR = Pattern.compile("(^|[/(])\\.[*+]|\\.[*+][^.:]");

  private static final String ANCHORS = "^(~\\*? *)?\\^|\\$$";
  private static final String DELIMITERS = "^/(.*)/[gimsuy]*$";
  private static final String EITHER_SCHEME = "^(https\\?|http\\(s\\)\\?|\\(https?\\|https?\\))://";

  /** Any number of some characters: {@code .*}, {@code [a-z0-9-]+}, {@code \d{4}}. */
  private static final String SOME = "(\\[[^]]*]|\\\\[dwS]|(?<!\\\\)\\.)([*+]\\??|\\{[0-9,]*})";

  private static final String ANY_PORT = "(:\\*|\\((\\?:)?:\\*\\))\\??$";
  private static final String SUBDOMAINS_OR_NONE = "\\((\\?:)?\\*\\\\?\\.\\)[?*]";

  private RegularExpression() {}

  /** Returns whether a text that is no pattern was meant as a regular expression. */
  static boolean isLike(String text) {
    return text.startsWith("^")
        || text.endsWith("$")
        || SIGNS.stream().anyMatch(text::contains)
        || DOT_STAR.matcher(text).find();
  }

  /** Returns the patterns that say what the expression was to say; empty if that is unclear. */
  static List<String> meaning(String text) {
    String some =
        text.replaceFirst(DELIMITERS, "$1")
            .replaceAll(ANCHORS, "")
            .replaceAll("\\\\([/:-])", "$1")
            .replaceFirst(EITHER_SCHEME + "(?=localhost|127)", "http://")
            .replaceFirst(EITHER_SCHEME, "https://")
            .replaceAll(SOME, "*")
            .replaceAll("\\((\\?:)?\\*\\)", "*")
            .replaceFirst(ANY_PORT, ":*");
    List<String> meant =
        Stream.of("", "*.")
            .map(subdomains -> some.replaceFirst(SUBDOMAINS_OR_NONE, subdomains))
            .distinct()
            .map(RegularExpression::pattern)
            .toList();
    return meant.stream().allMatch(p -> OriginPattern.parse(p) != null) ? meant : List.of();
  }

  private static String pattern(String text) {
    if (text.equals("*")) {
      return text;
    }
    String host = text.replace("\\.", ".").toLowerCase(Locale.ROOT);
    String whole = host.contains("://") ? host : "https://" + host;
    // The dot that is forgotten most often: .*example.com
    return whole.replaceFirst("://\\*(?=\\w)", "://*.");
  }
}
