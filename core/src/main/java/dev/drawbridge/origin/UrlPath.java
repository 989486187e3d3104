package dev.drawbridge.origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The path state of the URL parser for special URLs. */
final class UrlPath {
  private UrlPath() {}

  /**
   * Returns a path with a leading slash, backslashes as slashes, dot segments resolved, and
   * everything of the path set percent-encoded.
   *
   * @param raw what stands between the authority, or the base's directory, and the query
   */
  static String normalize(String raw) {
    // path start state, path state
    if (raw.startsWith("/")
        && raw.indexOf("/.") < 0
        && raw.indexOf('%') < 0
        && raw.indexOf('\\') < 0) {
      return PercentEncoding.PATH.encode(raw);
    }
    String path = raw.replace('\\', '/');
    String[] segments = (path.startsWith("/") ? path.substring(1) : path).split("/", -1);
    List<String> result = new ArrayList<>();
    for (int i = 0; i < segments.length; i++) {
      add(segments[i], i == segments.length - 1, result);
    }
    return "/" + String.join("/", result);
  }

  private static void add(String segment, boolean last, List<String> result) {
    int dots = dots(segment);
    if (dots == 2 && !result.isEmpty()) {
      result.remove(result.size() - 1);
    }
    if (dots == 0) {
      result.add(PercentEncoding.PATH.encode(segment));
    } else if (last) {
      result.add("");
    }
  }

  /** Returns 1 for a single-dot segment, 2 for a double-dot segment, 0 for every other. */
  private static int dots(String segment) {
    boolean candidate = segment.startsWith(".") || segment.startsWith("%");
    if (segment.length() > 6 || !candidate) {
      return 0;
    }
    String plain = segment.toLowerCase(Locale.ROOT).replace("%2e", ".");
    return plain.equals(".") ? 1 : plain.equals("..") ? 2 : 0;
  }
}
