package dev.drawbridge.origin;

import org.jspecify.annotations.Nullable;

/**
 * The parts of a URL record, as the parser leaves them. A null host marks a URL of which only
 * scheme, path (what lies behind the colon) and fragment are known; a port of -1 is none.
 */
record UrlParts(
    String scheme,
    String username,
    String password,
    @Nullable String host,
    int port,
    String path,
    @Nullable String query,
    @Nullable String fragment) {

  static UrlParts opaque(String scheme, String rest, @Nullable String fragment) {
    return new UrlParts(scheme, "", "", null, -1, rest, null, fragment);
  }

  UrlParts withFragment(@Nullable String newFragment) {
    return new UrlParts(scheme, username, password, host, port, path, query, newFragment);
  }

  UrlParts withoutCredentials() {
    return new UrlParts(scheme, "", "", host, port, path, query, fragment);
  }

  UrlParts at(String newPath, @Nullable String newQuery, @Nullable String newFragment) {
    return new UrlParts(scheme, username, password, host, port, newPath, newQuery, newFragment);
  }

  String serializeOrigin() {
    return scheme + "://" + host + (port < 0 ? "" : ":" + port);
  }

  String serialize() {
    // URL, URL serializer
    StringBuilder text = new StringBuilder(length()).append(scheme).append(':');
    if (host != null) {
      text.append("//");
      appendCredentials(text);
      text.append(host);
      if (port >= 0) {
        text.append(':').append(port);
      }
    }
    text.append(path);
    if (query != null) {
      text.append('?').append(query);
    }
    if (fragment != null) {
      text.append('#').append(fragment);
    }
    return text.toString();
  }

  /** Returns a length that the serialisation does not exceed. */
  private int length() {
    return scheme.length()
        + length(host)
        + username.length()
        + password.length()
        + path.length()
        + length(query)
        + length(fragment)
        + "://:@:65535?#".length();
  }

  private static int length(@Nullable String part) {
    return part == null ? 0 : part.length();
  }

  private void appendCredentials(StringBuilder text) {
    if (username.isEmpty() && password.isEmpty()) {
      return;
    }
    text.append(username);
    if (!password.isEmpty()) {
      text.append(':').append(password);
    }
    text.append('@');
  }
}
