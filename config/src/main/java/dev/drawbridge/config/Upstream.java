package dev.drawbridge.config;

/** Where a route's requests go: an entry of {@code upstreams}, known by its name. */
public sealed interface Upstream {

  /** The key under {@code upstreams}. */
  String name();

  /**
   * A server that speaks HTTP/1.1 in clear text.
   *
   * @param name the key under {@code upstreams}
   * @param host a name in lower case, an IPv4 address, or an IPv6 address without brackets
   * @param port 1 to 65535
   */
  record Server(String name, String host, int port) implements Upstream {}

  /**
   * The sample API that is embedded in the gateway.
   *
   * @param name the key under {@code upstreams}
   */
  record Sample(String name) implements Upstream {}
}
