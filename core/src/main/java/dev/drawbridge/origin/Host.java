package dev.drawbridge.origin;

/**
 * Questions about the host of an origin: a domain in lower-case ASCII, an IPv4 address, or an IPv6
 * address in brackets, as {@link Origin#host()} returns it. All are total; a text that is no such
 * host gets {@code false}.
 *
 * @see <a href="https://url.spec.whatwg.org/#hosts-(domains-and-ip-addresses)">URL, hosts</a>
 */
public final class Host {
  private static final String LOCALHOST = "localhost";

  private Host() {}

  /** Says whether a text is a host exactly as a browser writes it in an origin, without a port. */
  public static boolean isValid(String host) {
    return HostSyntax.end(host, 0) == host.length();
  }

  /** Says whether a host is an IP address; IPv6 addresses carry their brackets. */
  public static boolean isIpAddress(String host) {
    if (host.startsWith("[")) {
      return isValid(host);
    }
    return Ipv4.isCanonical(host, 0, host.length());
  }

  /** Says whether a host is a loopback address: {@code 127.0.0.0/8} or {@code [::1]}. */
  public static boolean isLoopback(String host) {
    return host.equals("[::1]") || (host.startsWith("127.") && isIpAddress(host));
  }

  /**
   * Says whether a host is {@code localhost} or a name below it, with or without a trailing dot.
   * Browsers resolve these names to the loopback interface (RFC 6761, 6.3).
   */
  public static boolean isLocalhostName(String host) {
    int end = host.endsWith(".") ? host.length() - 1 : host.length();
    int start = end - LOCALHOST.length();
    return start >= 0
        && host.startsWith(LOCALHOST, start)
        && (start == 0 || (host.charAt(start - 1) == '.' && isValid(host)));
  }
}
