package dev.drawbridge.doctor.explain;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the lines beside a message tell of requests: {@code GET https://api.example/ net::ERR_FAILED
 * 401 (Unauthorized)}.
 */
final class RequestLines {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final String PREFLIGHT = "OPTIONS";
  private static final String NETWORK_ERROR = "net::ERR_";
  private static final int STATUS_LENGTH = 3;

  /** What stands around a quoted URL, with a full stop behind it. */
  private static final Pattern QUOTES = Pattern.compile("^.|\\W{1,2}$");

  /**
   * A request.
   *
   * @param end where it ends in the readable text
   */
  private record Line(Facts facts, int end) {}

  private final String text;
  private final TreeMap<Integer, Line> byStart = new TreeMap<>();
  private final Map<String, Facts> byUrl = new HashMap<>();
  private final Map<String, Facts> preflights = new HashMap<>();
  private int at;

  RequestLines(String text) {
    this.text = text;
    String before = word();
    while (!before.isEmpty()) {
      int start = at;
      String word = word();
      String method = method(before);
      String url = url(word);
      if (method != null && url != null) {
        Line line = line(method, url);
        byStart.put(start, line);
        (method.equals(PREFLIGHT) ? preflights : byUrl).putIfAbsent(url, line.facts());
        word = "-";
      }
      before = word;
    }
  }

  private Line line(String method, String url) {
    Facts facts = Facts.NONE.with(Fact.METHOD, method).with(Fact.URL, url);
    int end = at;
    String word = word();
    if (word.startsWith(NETWORK_ERROR)) {
      end = at;
      word = word();
    }
    int status = at;
    boolean known = isStatus(word) && word().startsWith("(");
    at = known ? status : end;
    return new Line(known ? facts.with(Fact.STATUS, word) : facts, end);
  }

  private static boolean isStatus(String word) {
    return word.length() == STATUS_LENGTH && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Returns the method that a word is or ends with: {@code PUT}, {@code XHRPUT}. */
  private static @Nullable String method(String word) {
    String method = word.startsWith("XHR") ? word.substring("XHR".length()) : word;
    return METHODS.contains(method) ? method : null;
  }

  private static @Nullable String url(String word) {
    boolean quoted = word.length() > 2 && PastedText.isQuote(word.charAt(0));
    String url = quoted ? QUOTES.matcher(word).replaceAll("") : word;
    return url.startsWith("http://") || url.startsWith("https://") ? url : null;
  }

  /** Reads the next word, empty at the end. */
  private String word() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    int from = at;
    while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  /**
   * Returns what the line tells in which a place of the readable text stands.
   *
   * @param slack how far behind the line the place may be
   */
  Facts around(int place, int slack) {
    Map.Entry<Integer, Line> line = byStart.floorEntry(place);
    boolean there = line != null && place < line.getValue().end() + slack;
    return there ? line.getValue().facts() : Facts.NONE;
  }

  /** Returns what the first line about a page's request tells. */
  Facts about(String url) {
    return byUrl.getOrDefault(url, Facts.NONE);
  }

  /** Returns what the first line about a preflight tells, but for its method. */
  Facts aboutPreflight(String url) {
    return preflights.getOrDefault(url, Facts.NONE).without(Fact.METHOD);
  }
}
