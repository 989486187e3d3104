package dev.drawbridge.cors;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code Access-Control-Request-Headers} by the book: split at commas, stripped, looked up. */
final class NaiveHeaderList {
  // Fetch, forbidden request-header.
  private static final Set<String> FORBIDDEN =
      Set.of(
          "accept-charset",
          "accept-encoding",
          "access-control-request-headers",
          "access-control-request-method",
          "connection",
          "content-length",
          "cookie",
          "cookie2",
          "date",
          "dnt",
          "expect",
          "host",
          "keep-alive",
          "origin",
          "referer",
          "set-cookie",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "via");

  private NaiveHeaderList() {}

  /** Returns why the first thing from the left that is refused is refused, or null. */
  static @Nullable String refusal(List<String> lines, List<String> allowed) {
    int octets = 0;
    int names = 0;
    int empty = 0;
    for (String line : lines) {
      octets += line.length();
      if (octets > 4096) {
        return "header-list-too-large";
      }
      for (String element : line.split(",", -1)) {
        String name = strip(element);
        names += name.isEmpty() ? 0 : 1;
        empty += name.isEmpty() ? 1 : 0;
        if (names > 64 || empty > 16 || whiteSpace(element) > 8) {
          return "header-list-too-large";
        }
        String refusal = name.isEmpty() ? null : nameRefusal(name, allowed);
        if (refusal != null) {
          return refusal;
        }
      }
    }
    return null;
  }

  private static @Nullable String nameRefusal(String name, List<String> allowed) {
    if (!isToken(name)) {
      return "header-list-malformed";
    }
    if (allowed.stream().anyMatch(n -> !n.equals("*") && n.equalsIgnoreCase(name))) {
      return null;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    boolean forbidden =
        FORBIDDEN.contains(lower) || lower.startsWith("proxy-") || lower.startsWith("sec-");
    if (!allowed.contains("*") || forbidden) {
      return "header-not-allowed";
    }
    return lower.equals("authorization") ? "authorization-not-named" : null;
  }

  /** Returns the names of a granted list, spelt as configured where they are configured. */
  static List<String> echo(List<String> lines, List<String> configured) {
    List<String> echo = new ArrayList<>();
    for (String name : names(lines)) {
      echo.add(
          configured.stream()
              .filter(n -> !n.equals("*") && n.equalsIgnoreCase(name))
              .findFirst()
              .orElse(name));
    }
    return echo;
  }

  /** Returns what stands between the commas, without white space around it. */
  static List<String> names(List<String> lines) {
    List<String> names = new ArrayList<>();
    for (String line : lines) {
      for (String element : line.split(",", -1)) {
        if (!strip(element).isEmpty()) {
          names.add(strip(element));
        }
      }
    }
    return names;
  }

  static boolean isToken(String text) {
    String others = "!#$%&'*+-.^_`|~";
    return !text.isEmpty()
        && text.chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || others.indexOf(c) >= 0);
  }

  /** Returns how much white space stands before the first word, or else right after it. */
  private static int whiteSpace(String element) {
    String word = strip(element);
    for (int i = 0; i < word.length(); i++) {
      if (isSpace(word.charAt(i))) {
        word = word.substring(0, i);
      }
    }
    int before = leadingSpace(element);
    int after = leadingSpace(element.substring(before + word.length()));
    return Math.max(before, after);
  }

  private static String strip(String element) {
    int end = element.length();
    while (end > 0 && isSpace(element.charAt(end - 1))) {
      end--;
    }
    int start = leadingSpace(element.substring(0, end));
    return element.substring(start, end);
  }

  private static int leadingSpace(String text) {
    int n = 0;
    while (n < text.length() && isSpace(text.charAt(n))) {
      n++;
    }
    return n;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
