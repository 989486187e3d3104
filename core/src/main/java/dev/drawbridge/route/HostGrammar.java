package dev.drawbridge.route;

import dev.drawbridge.origin.Host;
import java.util.regex.Pattern;

/**
 * The hosts that a pattern may name: an IP address as in an origin, or a domain of letters, digits,
 * {@code -} and {@code _} without trailing dot.
 */
final class HostGrammar {
  private static final int MAX_LENGTH = 253;
  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9_.-]*[a-z0-9_-]");

  private HostGrammar() {}

  static boolean isHost(String host) {
    return Host.isIpAddress(host) || (DOMAIN.matcher(host).matches() && Host.isValid(host));
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
