package dev.drawbridge.doctor.explain;

import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.Url;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** In what an {@code Access-Control-Allow-Origin} misses the page's origin. */
final class OriginDifference {
  private OriginDifference() {}

  /** Returns a clause, or null if there is nothing to say. */
  static @Nullable String of(String value, String origin) {
    if (value.equals(origin)) {
      return "it is the page's origin, yet not what the browser sent: a redirect changed that to null";
    }
    if (value.equals("null") || origin.equals("null")) {
      return value.equals("null") ? "null is for pages without an origin" : null;
    }
    if (value.equals(origin + "/")) {
      return "the slash behind it is too much";
    }
    if (value.equalsIgnoreCase(origin)) {
      return "upper and lower case differ";
    }
    Url url = Url.parse(value);
    Url page = Url.parse(origin);
    return url == null || page == null || !url.isHttp() ? null : parts(value, url, page);
  }

  private static @Nullable String parts(String value, Url url, Url page) {
    if (url.origin().equals(page.origin())) {
      return "it is the same origin in another spelling; the two are compared character by character";
    }
    if (Origin.parse(value) == null && !value.equals(url.origin().toString())) {
      return "it is more than an origin: scheme, host and port only";
    }
    if (!url.host().equals(page.host())) {
      return hosts(url.host(), page.host());
    }
    return url.scheme().equals(page.scheme())
        ? "the ports differ: " + url.effectivePort() + ", not " + page.effectivePort()
        : "the schemes differ: " + url.scheme() + ", not " + page.scheme();
  }

  private static String hosts(String allowed, String host) {
    boolean www = allowed.equals("www." + host) || host.equals("www." + allowed);
    boolean local = Objects.equals(allowed, "localhost") || host.equals("localhost");
    if (www) {
      return "the hosts differ in www.";
    }
    return local
        ? "localhost is not 127.0.0.1, nor any other name of the same machine"
        : "the hosts differ: " + allowed + ", not " + host;
  }
}
