package dev.drawbridge.doctor.explain;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that was escaped for HTML, or as a string of JSON or JavaScript, made plain again. */
final class Escapes {
  private static final int HEX = 16;
  private static final int UNIT_LENGTH = 6;
  private static final Pattern ESCAPE =
      Pattern.compile(
          "&(?:#[0-9]{1,6}|#[xX][0-9a-fA-F]{1,5}|[a-z]{2,5});|\\\\(?:u[0-9a-fA-F]{4}|.)");
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("&amp;", "&"),
          Map.entry("&lt;", "<"),
          Map.entry("&gt;", ">"),
          Map.entry("&quot;", "\""),
          Map.entry("&apos;", "'"),
          Map.entry("&nbsp;", " "),
          Map.entry("&lsquo;", "‘"),
          Map.entry("&rsquo;", "’"),
          Map.entry("&ldquo;", "“"),
          Map.entry("&rdquo;", "”"),
          Map.entry("&laquo;", "«"),
          Map.entry("&raquo;", "»"),
          Map.entry("\\n", "\n"),
          Map.entry("\\r", "\r"),
          Map.entry("\\t", "\t"),
          Map.entry("\\\"", "\""),
          Map.entry("\\'", "'"),
          Map.entry("\\`", "`"),
          Map.entry("\\/", "/"),
          Map.entry("\\\\", "\\"));

  private Escapes() {}

  /** Takes away one layer of escapes; what is no escape stays. */
  static String unescape(String text) {
    return ESCAPE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(plain(found)));
  }

  private static String plain(MatchResult found) {
    String escape = found.group();
    if (escape.length() == UNIT_LENGTH && escape.startsWith("\\u")) {
      return character(escape.substring(2), HEX, escape);
    }
    if (escape.startsWith("&#")) {
      boolean hex = Character.toLowerCase(escape.charAt(2)) == 'x';
      String digits = escape.substring(hex ? 3 : 2, escape.length() - 1);
      return character(digits, hex ? HEX : 10, escape);
    }
    return NAMED.getOrDefault(escape, escape);
  }

  private static String character(String digits, int radix, String escape) {
    int point = Integer.parseInt(digits, radix);
    return Character.isBmpCodePoint(point) ? String.valueOf((char) point) : escape;
  }
}
