package dev.drawbridge.doctor.audit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;

/** Who can connect to a host. */
enum Reach {
  /** Everybody. */
  PUBLIC,
  /**
   * Only those inside: its address is a loopback, private, link-local, unique local or shared one.
   * What it answers is worth stealing even without cookies.
   */
  INTERNAL;

  /** Looks a host up; one that has no address counts as public. */
  static Reach of(String host) {
    String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    try {
      boolean inside = Stream.of(InetAddress.getAllByName(name)).anyMatch(Reach::isInside);
      return inside ? INTERNAL : PUBLIC;
    } catch (UnknownHostException e) {
      return PUBLIC;
    }
  }

  static boolean isInside(InetAddress address) {
    byte[] octets = address.getAddress();
    boolean uniqueLocal = address instanceof Inet6Address && (octets[0] & 0xfe) == 0xfc; // RFC 4193
    boolean shared = octets[0] == 100 && (octets[1] & 0xc0) == 64 && octets.length == 4; // RFC 6598
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || uniqueLocal
        || shared;
  }
}
