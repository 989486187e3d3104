package dev.drawbridge.origin;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The URL standard's basic URL parser, for {@code http} and {@code https}. It takes the states of
 * the standard as functions from a place in the text to the parts.
 *
 * @see <a href="https://url.spec.whatwg.org/#url-parsing">URL, parsing</a>
 */
final class UrlParser {
  private final String text;
  private final @Nullable UrlParts base;

  UrlParser(String input, @Nullable UrlParts base) {
    this.text = clean(input);
    this.base = base;
  }

  /** Returns the default port of a scheme, -1 if it has none. */
  static int defaultPort(String scheme) {
    return scheme.equals("http") ? 80 : scheme.equals("https") ? 443 : -1;
  }

  @Nullable UrlParts parse() {
    int colon = schemeEnd();
    if (colon < 0) {
      return relative(0);
    }
    String scheme = scheme(colon);
    if (defaultPort(scheme) < 0) {
      return opaque(scheme, colon + 1);
    }
    // scheme state, step 2.6: special relative or authority state
    if (base != null && base.scheme().equals(scheme) && !text.startsWith("//", colon + 1)) {
      return relative(colon + 1);
    }
    return authority(scheme, colon + 1);
  }

  private String scheme(int end) {
    if (end == 5 && text.startsWith("https")) {
      return "https";
    }
    return end == 4 && text.startsWith("http")
        ? "http"
        : text.substring(0, end).toLowerCase(Locale.ROOT);
  }

  private static String clean(String input) {
    // basic URL parser, steps 1 and 3
    if (isClean(input)) {
      return input;
    }
    int start = 0;
    int end = input.length();
    while (start < end && input.charAt(start) <= ' ') {
      start++;
    }
    while (end > start && input.charAt(end - 1) <= ' ') {
      end--;
    }
    String trimmed = input.substring(start, end);
    return trimmed.replace("\t", "").replace("\n", "").replace("\r", "");
  }

  private static boolean isClean(String input) {
    for (int i = 0; i < input.length(); i++) {
      if (input.charAt(i) <= ' ') {
        return false;
      }
    }
    return true;
  }

  private int schemeEnd() {
    // scheme start state, scheme state
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (c == ':' && i > 0) {
        return i;
      }
      if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'))) {
        return -1;
      }
    }
    return -1;
  }

  private UrlParts opaque(String scheme, int start) {
    int hash = text.indexOf('#', start);
    String rest = text.substring(start, hash < 0 ? text.length() : hash);
    return UrlParts.opaque(scheme, PercentEncoding.C0_CONTROL.encode(rest), fragment(hash));
  }

  private @Nullable UrlParts relative(int start) {
    // no scheme state, relative state
    char first = charAt(start);
    if (base == null || (base.host() == null && first != '#')) {
      return null;
    }
    if (first == '/' || first == '\\') {
      return relativeSlash(start);
    }
    int end = pathEnd(start);
    if (end == start) {
      String query = first == '?' ? query(start) : base.query();
      return base.at(base.path(), query, fragment(text.indexOf('#', start)));
    }
    String directory = base.path().substring(0, base.path().lastIndexOf('/') + 1);
    return tail(base, directory + text.substring(start, end), end);
  }

  private @Nullable UrlParts relativeSlash(int start) {
    char second = charAt(start + 1);
    if (base == null || second == '/' || second == '\\') {
      return authority(base == null ? "" : base.scheme(), start);
    }
    int end = pathEnd(start);
    return tail(base, text.substring(start, end), end);
  }

  private @Nullable UrlParts authority(String scheme, int from) {
    // special authority ignore slashes state
    int start = from;
    while (charAt(start) == '/' || charAt(start) == '\\') {
      start++;
    }
    // authority state
    int end = start;
    int at = -1;
    for (; end < text.length() && !endsAuthority(text.charAt(end)); end++) {
      at = text.charAt(end) == '@' ? end : at;
    }
    int hostStart = at < 0 ? start : at + 1;
    String userinfo = at < 0 ? "" : text.substring(start, at);
    UrlParts server = server(scheme, userinfo, text.substring(hostStart, end));
    int pathEnd = pathEnd(end);
    return server == null ? null : tail(server, text.substring(end, pathEnd), pathEnd);
  }

  private static boolean endsAuthority(char c) {
    return c == '/' || c == '\\' || c == '?' || c == '#';
  }

  private static @Nullable UrlParts server(String scheme, String userinfo, String hostAndPort) {
    // host state, port state
    int colon = hostAndPort.indexOf(':', hostAndPort.indexOf(']') + 1);
    String name = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
    String host = name.isEmpty() ? null : UrlHost.parse(name);
    int port = colon < 0 ? -1 : port(hostAndPort.substring(colon + 1));
    if (host == null || port < -1) {
      return null;
    }
    int split = userinfo.indexOf(':');
    String user = split < 0 ? userinfo : userinfo.substring(0, split);
    String password = split < 0 ? "" : userinfo.substring(split + 1);
    return new UrlParts(
        scheme,
        PercentEncoding.USERINFO.encode(user),
        PercentEncoding.USERINFO.encode(password),
        host,
        port == defaultPort(scheme) ? -1 : port,
        "/",
        null,
        null);
  }

  /** Returns the port, -1 if the digits are none, -2 on failure. */
  private static int port(String digits) {
    int port = digits.isEmpty() ? -1 : 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9 || port > Ports.MAX) {
        return -2;
      }
      port = port * 10 + digit;
    }
    return port > Ports.MAX ? -2 : port;
  }

  private UrlParts tail(UrlParts server, String rawPath, int pathEnd) {
    String query = charAt(pathEnd) == '?' ? query(pathEnd) : null;
    return server.at(UrlPath.normalize(rawPath), query, fragment(text.indexOf('#', pathEnd)));
  }

  private int pathEnd(int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != '?' && text.charAt(end) != '#') {
      end++;
    }
    return end;
  }

  private String query(int mark) {
    int hash = text.indexOf('#', mark);
    int end = hash < 0 ? text.length() : hash;
    return PercentEncoding.SPECIAL_QUERY.encode(text.substring(mark + 1, end));
  }

  private @Nullable String fragment(int hash) {
    return hash < 0 ? null : PercentEncoding.FRAGMENT.encode(text.substring(hash + 1));
  }

  private char charAt(int i) {
    return i < text.length() ? text.charAt(i) : '\0';
  }
}
