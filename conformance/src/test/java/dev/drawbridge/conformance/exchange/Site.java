package dev.drawbridge.conformance.exchange;

import dev.drawbridge.origin.Url;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The origins that take part. Exchanges name them by fixed ports, so that one seed makes the same
 * text everywhere; {@link Ports} puts those in that were free. Only the ports of the schemes, which
 * no origin spells, are what they are.
 */
enum Site {
  /** Where the page is from. */
  HOME("http", "page.localhost", 18000),
  /** Of the page's site, but not of its origin. */
  NEIGHBOUR("http", "page.localhost", 18001),
  /** Of another site. */
  API("http", "api.localhost", 18002),
  /** Of a third site. */
  LOOPBACK("http", "127.0.0.1", 18003),
  /** Where the page is from if its origin spells no port. */
  DEFAULT_HOME("http", "page.localhost", 80),
  /** Of another site, without a port. */
  DEFAULT_API("http", "api.localhost", 80),
  /** Of a third site, without a port. */
  DEFAULT_LOOPBACK("http", "127.0.0.1", 80),
  /** Where the page is from if it is secure. */
  SECURE_HOME("https", "page.localhost", 18004),
  /** Of another site, secure. */
  SECURE_API("https", "api.localhost", 18005),
  /** Of a third site, secure. */
  SECURE_LOOPBACK("https", "127.0.0.1", 18006),
  /** Where the page is from if it is secure and its origin spells no port. */
  SECURE_DEFAULT_HOME("https", "page.localhost", 443),
  /** Of another site, secure and without a port. */
  SECURE_DEFAULT_API("https", "api.localhost", 443);

  /** Those that are missing where the ports of the schemes are taken, or forbidden to bind. */
  static final Set<Site> DEFAULTS =
      Stream.of(values()).filter(Site::hasDefaultPort).collect(Collectors.toUnmodifiableSet());

  private static final int FIXED = 18000;

  private final String scheme;
  private final String host;
  private final int port;

  Site(String scheme, String host, int port) {
    this.scheme = scheme;
    this.host = host;
    this.port = port;
  }

  /** Says whether there is a page that can make an exchange. */
  static boolean hasPage(Exchange exchange) {
    return exchange.page().equals("null") || exchange.page().equals(HOME.origin());
  }

  /** Says whether a URL is of one of the sites. */
  static boolean have(Url url) {
    String origin = url.origin().toString();
    return Stream.of(values()).anyMatch(site -> site.origin().equals(origin));
  }

  /** Says whether the host of a URL is an IP address. */
  static boolean isAddress(String url) {
    return Url.of(url).host().equals(LOOPBACK.host);
  }

  /** The serialised origin, with the fixed port. */
  String origin() {
    return scheme + "://" + host + (hasDefaultPort() ? "" : ":" + port);
  }

  /** The fixed port, or that of the scheme. */
  int port() {
    return port;
  }

  /** Says whether the port is that of the scheme, which may be taken, or forbidden to bind. */
  boolean hasDefaultPort() {
    return port < FIXED;
  }
}
