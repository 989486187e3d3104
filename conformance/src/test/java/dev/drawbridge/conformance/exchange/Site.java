package dev.drawbridge.conformance.exchange;

/**
 * The origins that take part. Exchanges name them by fixed ports, so that one seed makes the same
 * text everywhere; {@link Ports} puts those in that were free.
 */
enum Site {
  /** Where the page is from. */
  HOME("http://page.localhost", 18000),
  /** Of the page's site, but not of its origin. */
  NEIGHBOUR("http://page.localhost", 18001),
  /** Of another site. */
  API("http://api.localhost", 18002),
  /** Of a third site. */
  LOOPBACK("http://127.0.0.1", 18003);

  private final String host;
  private final int port;

  Site(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /** Says whether there is a page that can make an exchange. */
  static boolean hasPage(Exchange exchange) {
    return exchange.page().equals("null") || exchange.page().equals(HOME.origin());
  }

  /** The serialised origin, with the fixed port. */
  String origin() {
    return host + ":" + port;
  }

  /** The fixed port. */
  int port() {
    return port;
  }
}
