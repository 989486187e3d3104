package dev.drawbridge.origin;

import static dev.drawbridge.origin.OriginFault.*;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why a text is no origin and what was meant. It runs on what people wrote, not on
 * requests, and may take its time; {@link OriginSyntax} alone decides what an origin is.
 */
final class OriginDiagnosis {
  private OriginDiagnosis() {}

  /** Returns the fault of a text that is known to have one. */
  static OriginFault of(String text) {
    OriginFault fault = ofCharacters(text);
    if (fault != null) {
      return fault;
    }
    int colon = text.indexOf("://");
    if (colon <= 0) {
      return MISSING_SCHEME;
    }
    String scheme = text.substring(0, colon);
    String authority = text.substring(colon + 3, authorityEnd(text, colon + 3));
    String tail = text.substring(colon + 3 + authority.length());
    fault = ofFrame(scheme, authority, tail);
    return fault != null ? fault : ofAuthority(authority, Ports.ofScheme(text, colon));
  }

  private static @Nullable OriginFault ofCharacters(String text) {
    if (text.isEmpty()) {
      return EMPTY;
    }
    if (text.length() > OriginSyntax.MAX_LENGTH) {
      return TOO_LONG;
    }
    String trimmed = text.strip();
    if (trimmed.indexOf(',') >= 0 || trimmed.matches("\\S+\\s+\\S+://.*")) {
      return LIST;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        return WHITE_SPACE;
      }
      if (c < ' ' || c == 0x7f) {
        return CONTROL_CHARACTER;
      }
      if (c > 0x7f) {
        return NON_ASCII;
      }
    }
    return null;
  }

  private static int authorityEnd(String text, int start) {
    int i = start;
    while (i < text.length() && "/?#\\".indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  private static @Nullable OriginFault ofFrame(String scheme, String authority, String tail) {
    if (scheme.equalsIgnoreCase("file")) {
      return FILE_SCHEME;
    }
    if (Ipv6.canonical(authority) != null) {
      return IPV6_WITHOUT_BRACKETS;
    }
    if (authority.isEmpty() || authority.startsWith(":")) {
      return MISSING_HOST;
    }
    if (authority.indexOf('@') >= 0) {
      return USER_INFO;
    }
    if (!tail.isEmpty()) {
      return ofTail(tail);
    }
    if (scheme.indexOf('*') >= 0 || authority.indexOf('*') >= 0) {
      return ASTERISK;
    }
    if (hasUpperCase(scheme) || hasUpperCase(authority)) {
      return UPPER_CASE;
    }
    return OriginSyntax.schemeEnd(scheme + "://") < 0 ? INVALID_SCHEME : null;
  }

  private static boolean hasUpperCase(String text) {
    return text.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
  }

  private static OriginFault ofTail(String tail) {
    return switch (tail.charAt(0)) {
      case '?' -> QUERY;
      case '#' -> FRAGMENT;
      default -> tail.equals("/") ? TRAILING_SLASH : PATH;
    };
  }

  private static OriginFault ofAuthority(String authority, int defaultPort) {
    int end = hostEnd(authority);
    if (end < 0) {
      return INVALID_IPV6;
    }
    String rest = authority.substring(end);
    OriginFault fault = ofHost(authority.substring(0, end));
    if (fault != null) {
      return fault;
    }
    return rest.startsWith(":") ? ofPort(rest.substring(1), defaultPort) : INVALID_HOST;
  }

  /** Returns where the host of an authority ends, -1 if a bracket is never closed. */
  private static int hostEnd(String authority) {
    if (authority.startsWith("[")) {
      int close = authority.indexOf(']');
      return close < 0 ? -1 : close + 1;
    }
    int colon = authority.indexOf(':');
    return colon < 0 ? authority.length() : colon;
  }

  private static @Nullable OriginFault ofHost(String host) {
    if (Host.isValid(host)) {
      return null;
    }
    if (host.startsWith("[")) {
      return ofIpv6(host.substring(1, host.length() - 1));
    }
    if (host.startsWith(".") || host.contains("..")) {
      return EMPTY_LABEL;
    }
    if (!host.chars().allMatch(c -> c == '.' || HostSyntax.isDomainChar((char) c))) {
      return INVALID_HOST;
    }
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (Ipv4.isNumber(name, name.lastIndexOf('.') + 1, name.length())) {
      return Ipv4.canonical(host) == null ? INVALID_IPV4 : IP_NOT_CANONICAL;
    }
    return name.length() > HostSyntax.MAX_DOMAIN_LENGTH ? HOST_TOO_LONG : LABEL_TOO_LONG;
  }

  private static OriginFault ofIpv6(String address) {
    if (address.indexOf('%') >= 0) {
      return IPV6_ZONE;
    }
    return Ipv6.canonical(address) == null ? INVALID_IPV6 : IP_NOT_CANONICAL;
  }

  private static OriginFault ofPort(String port, int defaultPort) {
    if (port.isEmpty()) {
      return EMPTY_PORT;
    }
    if (!port.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return INVALID_PORT;
    }
    int value = Ports.parse(port, 0);
    if (value != Ports.NONE) {
      return value == defaultPort ? DEFAULT_PORT : INVALID_PORT;
    }
    boolean zero = port.chars().allMatch(c -> c == '0');
    return port.startsWith("0") && !zero ? PORT_LEADING_ZERO : PORT_OUT_OF_RANGE;
  }

  /** Returns the origin that was probably meant, or null. */
  static @Nullable String canonical(String text) {
    String url = text.strip();
    int colon = url.indexOf("://");
    if (url.length() > 4096 || colon <= 0 || !url.chars().allMatch(c -> c < 0x80)) {
      return null;
    }
    String lower = url.substring(0, authorityEnd(url, colon + 3)).toLowerCase(Locale.ROOT);
    String authority = lower.substring(colon + 3);
    int hostEnd = Math.max(0, hostEnd(authority));
    String host = canonicalHost(authority.substring(0, hostEnd));
    String port = canonicalPort(authority.substring(hostEnd), Ports.ofScheme(lower, colon));
    String origin = lower.substring(0, colon + 3) + host + port;
    return OriginSyntax.isTuple(origin) ? origin : null;
  }

  private static String canonicalHost(String host) {
    boolean brackets = host.startsWith("[");
    String address =
        brackets ? Ipv6.canonical(host.substring(1, host.length() - 1)) : Ipv4.canonical(host);
    if (address == null) {
      return host;
    }
    return brackets ? "[" + address + "]" : address;
  }

  private static String canonicalPort(String rest, int defaultPort) {
    String port = rest.replaceFirst("^:0*(?=.)", ":");
    return port.equals(":") || port.equals(":" + defaultPort) ? "" : port;
  }
}
