package dev.drawbridge.route;

import dev.drawbridge.origin.Host;
import org.jspecify.annotations.Nullable;

/**
 * A pattern for the host of a request: an exact host, or {@code *.} before a domain for one or more
 * labels below it, never the domain itself.
 *
 * <p>Patterns are values: equal when they have the same text.
 */
public final class HostPattern {
  private static final String WILDCARD = "*.";

  private final String text;

  private HostPattern(String text) {
    this.text = text;
  }

  /**
   * Parses a pattern.
   *
   * @param text a domain in lower-case ASCII without trailing dot, an IPv4 address, an IPv6 address
   *     in brackets, or {@code *.} and such a domain; no port
   * @throws IllegalArgumentException if it is none; the message names value, reason and fix
   */
  public static HostPattern parse(String text) {
    String problem = problem(text);
    if (problem != null) {
      throw new IllegalArgumentException("invalid host pattern \"" + text + "\": " + problem);
    }
    return new HostPattern(text);
  }

  private static @Nullable String problem(String text) {
    String host = text.startsWith(WILDCARD) ? text.substring(2) : text;
    if (host.contains("*")) {
      return "'*' may only be the whole first label, as in \"*.example.com\"";
    }
    if (host.contains("/")) {
      return "it is not a host alone; leave scheme and path out";
    }
    String normal = normalize(host);
    if (!normal.equals(host) && HostGrammar.isHost(normal)) {
      String fixed = text.substring(0, text.length() - host.length()) + normal;
      return "it has a port, a trailing dot or upper case; write \"" + fixed + "\"";
    }
    if (!HostGrammar.isHost(host)) {
      return "\""
          + host
          + "\" is no host as browsers write it; expected a domain in lower-case"
          + " ASCII (punycode for other scripts), an IPv4 address, or an IPv6 address in brackets";
    }
    return host.equals(text) || !Host.isIpAddress(host)
        ? null
        : "nothing is below an IP address; remove \"*.\"";
  }

  /**
   * Returns the host of an authority as routes compare it: without port, in lower case, without one
   * trailing dot. Total; what is no authority gives a text that no pattern matches.
   *
   * @param authority the value of the {@code Host} field
   * @return the same string, without allocation, if it is in that form already
   */
  public static String normalize(String authority) {
    int end = hostEnd(authority);
    if (end > 0 && authority.charAt(end - 1) == '.') {
      end--;
    }
    return lowerCase(authority.substring(0, end));
  }

  private static int hostEnd(String authority) {
    int i = authority.length();
    while (i > 0 && authority.charAt(i - 1) >= '0' && authority.charAt(i - 1) <= '9') {
      i--;
    }
    return i > 0 && authority.charAt(i - 1) == ':' ? i - 1 : authority.length();
  }

  private static String lowerCase(String host) {
    int i = 0;
    while (i < host.length() && !isUpperCase(host.charAt(i))) {
      i++;
    }
    return i == host.length() ? host : lowerCaseFrom(host, i);
  }

  private static String lowerCaseFrom(String host, int first) {
    char[] chars = host.toCharArray();
    for (int i = first; i < chars.length; i++) {
      if (isUpperCase(chars[i])) {
        chars[i] = (char) (chars[i] + ('a' - 'A'));
      }
    }
    return new String(chars);
  }

  private static boolean isUpperCase(char c) {
    return c >= 'A' && c <= 'Z';
  }

  boolean isWildcard() {
    return text.startsWith(WILDCARD);
  }

  /** Returns the exact host, or the domain behind {@code *.}. */
  String host() {
    return isWildcard() ? text.substring(2) : text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HostPattern that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns the text that was parsed. */
  @Override
  public String toString() {
    return text;
  }
}
