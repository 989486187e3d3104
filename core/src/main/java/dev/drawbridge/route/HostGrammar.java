package dev.drawbridge.route;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that a pattern may name: a domain in lower-case ASCII, an IPv4 address as four decimal
 * numbers, or an IPv6 address in brackets in the form of RFC 5952.
 */
final class HostGrammar {
  private static final int MAX_LENGTH = 253;
  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*");
  private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)");
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]");
  private static final Pattern ZEROS = Pattern.compile("(?<![0-9a-f])0(:0)+(?![0-9a-f])");

  private HostGrammar() {}

  static boolean isHost(String host) {
    return isDomain(host) || isIpAddress(host);
  }

  static boolean isIpAddress(String host) {
    return IPV4.matcher(host).matches() || host.equals(canonicalIpv6(host));
  }

  private static boolean isDomain(String host) {
    return host.length() <= MAX_LENGTH
        && DOMAIN.matcher(host).matches()
        && !ENDS_IN_NUMBER.matcher(host).matches();
  }

  /** Returns an IPv6 address, with its brackets, in the form of RFC 5952; null if it is none. */
  static @Nullable String canonicalIpv6(String host) {
    // Nothing but a literal reaches the resolver, which does not look it up then.
    if (!IPV6.matcher(host).matches()) {
      return null;
    }
    try {
      InetAddress address = InetAddress.getByName(host);
      return address instanceof Inet6Address
          ? "[" + compress(address.getHostAddress()) + "]"
          : null;
    } catch (UnknownHostException notAnAddress) {
      return null;
    }
  }

  private static String compress(String address) {
    String longest = "";
    Matcher zeros = ZEROS.matcher(address);
    int start = 0;
    while (zeros.find()) {
      if (zeros.group().length() > longest.length()) {
        longest = zeros.group();
        start = zeros.start();
      }
    }
    if (longest.isEmpty()) {
      return address;
    }
    String text = address.substring(0, start) + ":" + address.substring(start + longest.length());
    return text.equals(":") ? "::" : text.replace(":::", "::");
  }

  /**
   * Says whether a request's host may match a pattern at all, without allocation: not too long, no
   * empty label, no percent sign.
   */
  static boolean mayMatch(String host) {
    char previous = '.';
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c == '%' || (c == '.' && previous == '.')) {
        return false;
      }
      previous = c;
    }
    return previous != '.' && host.length() <= MAX_LENGTH;
  }
}
