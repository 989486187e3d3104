package dev.drawbridge.wire;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Who can connect to a host. */
public enum Reach {
  /** Everybody. */
  PUBLIC,
  /**
   * Only those inside: its address is a loopback, private, link-local, unique local or shared one,
   * or that of this host. What it answers is worth stealing even without cookies.
   */
  INTERNAL;

  /** Returns who can connect to an address. */
  public static Reach of(InetAddress address) {
    byte[] octets = address.getAddress();
    boolean four = octets.length == 4;
    boolean uniqueLocal = address instanceof Inet6Address && (octets[0] & 0xfe) == 0xfc; // RFC 4193
    boolean shared = four && octets[0] == 100 && (octets[1] & 0xc0) == 64; // RFC 6598
    boolean thisHost = four ? octets[0] == 0 : address.isAnyLocalAddress(); // RFC 6890
    boolean inside =
        address.isLoopbackAddress()
            || address.isSiteLocalAddress()
            || address.isLinkLocalAddress()
            || uniqueLocal
            || shared
            || thisHost;
    return inside ? INTERNAL : PUBLIC;
  }
}
