package dev.drawbridge.testkit.spring;

import dev.drawbridge.origin.Url;
import java.net.URI;

/** URLs, as Spring's mock requests take them. */
final class Uris {
  /** What stands in paths and queries of the URL standard, but not in those of RFC 3986. */
  private static final String ENCODED = "\"<>[\\]^`{|}";

  private Uris() {}

  /** Returns a URL as a URI, what RFC 3986 does not know percent-encoded. */
  static URI of(Url url) {
    String text = url.toString();
    int path = text.indexOf('/', text.indexOf("//") + 2);
    StringBuilder uri = new StringBuilder(text.length() + 16).append(text, 0, path);
    for (int i = path; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean percent = c == '%' && !text.substring(i).matches("(?s)%[0-9A-Fa-f]{2}.*");
      if (percent || ENCODED.indexOf(c) >= 0) {
        uri.append(String.format("%%%02X", (int) c));
      } else {
        uri.append(c);
      }
    }
    return URI.create(uri.toString());
  }
}
