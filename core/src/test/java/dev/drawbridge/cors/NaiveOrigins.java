package dev.drawbridge.cors;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Origins and patterns by the book: taken apart with {@code split}, compared part by part. */
final class NaiveOrigins {
  private static final Map<String, String> DEFAULT_PORTS =
      Map.of("http", "80", "https", "443", "ws", "80", "wss", "443", "ftp", "21");
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String DIGITS = "0123456789";

  // URL standard: ASCII without the forbidden domain code points, upper case, '*' and ','.
  private static final String DOMAIN = LOWER + DIGITS + "-_!\"$&'()+;=`{}~";
  private static final String WILDCARD_LABEL = LOWER + DIGITS + "-_";

  private record Parts(String scheme, String host, String port) {}

  private NaiveOrigins() {}

  /** Whether one of the patterns of a sound policy matches the {@code Origin} of a request. */
  static boolean matches(List<String> patterns, String origin) {
    return isOrigin(origin) && patterns.stream().anyMatch(pattern -> matches(pattern, origin));
  }

  private static boolean matches(String pattern, String origin) {
    if (pattern.equals("*") || pattern.equals(origin)) {
      return true;
    }
    if (origin.equals("null") || pattern.equals("null")) {
      return false;
    }
    Parts p = parts(pattern);
    Parts o = parts(origin);
    return p.scheme().equals(o.scheme())
        && hostMatches(p.host(), o.host())
        && (p.port().equals("*") || p.port().equals(o.port()));
  }

  private static boolean hostMatches(String pattern, String host) {
    if (!pattern.startsWith("*.")) {
      return pattern.equals(host);
    }
    String tail = pattern.substring(1);
    if (!host.endsWith(tail)) {
      return false;
    }
    String labels = host.substring(0, host.length() - tail.length());
    return !labels.isEmpty() && allOf(labels.replace(".", ""), WILDCARD_LABEL);
  }

  /** Whether a browser could have serialised it. */
  static boolean isOrigin(String text) {
    if (text.equals("null")) {
      return true;
    }
    if (text.length() > 326 || !text.contains("://")) {
      return false;
    }
    Parts parts = parts(text);
    boolean port = !text.endsWith(":") && isPort(parts);
    return isScheme(parts.scheme()) && isHost(parts.host()) && port;
  }

  private static Parts parts(String text) {
    int end = text.indexOf("://");
    String scheme = text.substring(0, end);
    String authority = text.substring(end + 3);
    int bracket = authority.lastIndexOf(']');
    int colon = authority.indexOf(':', Math.max(bracket, 0));
    return colon < 0
        ? new Parts(scheme, authority, "")
        : new Parts(scheme, authority.substring(0, colon), authority.substring(colon + 1));
  }

  private static boolean isScheme(String scheme) {
    return !scheme.isEmpty()
        && scheme.length() <= 64
        && !scheme.equals("file")
        && allOf(scheme.substring(0, 1), LOWER)
        && allOf(scheme, LOWER + DIGITS + "+-.");
  }

  private static boolean isPort(Parts parts) {
    String port = parts.port();
    if (port.isEmpty()) {
      return true;
    }
    return allOf(port, DIGITS)
        && port.length() <= 5
        && !port.startsWith("0")
        && Integer.parseInt(port) <= 65535
        && !port.equals(DEFAULT_PORTS.get(parts.scheme()));
  }

  private static boolean isHost(String host) {
    if (host.startsWith("[")) {
      return host.endsWith("]") && isIpv6(host.substring(1, host.length() - 1));
    }
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    List<String> labels = List.of(name.split("\\.", -1));
    String last = labels.get(labels.size() - 1);
    if (allOf(last, DIGITS) && !last.isEmpty()) {
      return name.equals(host) && labels.size() == 4 && labels.stream().allMatch(l -> isOctet(l));
    }
    boolean hexadecimal = last.startsWith("0x") && allOf(last.substring(2), DIGITS + "abcdef");
    return !hexadecimal
        && name.length() <= 253
        && labels.stream().allMatch(l -> !l.isEmpty() && l.length() <= 63 && allOf(l, DOMAIN));
  }

  private static boolean isOctet(String label) {
    return allOf(label, DIGITS)
        && label.length() <= 3
        && !label.isEmpty()
        && String.valueOf(Integer.parseInt(label)).equals(label)
        && Integer.parseInt(label) <= 255;
  }

  private static boolean isIpv6(String address) {
    if (!address.contains(":") || !allOf(address, DIGITS + "abcdef:")) {
      return false;
    }
    try {
      // The JDK takes what RFC 4291 allows; a browser writes each address in one way only.
      byte[] octets = InetAddress.getByName("[" + address + "]").getAddress();
      return serializedIpv6(octets.length == 4 ? mapped(octets) : octets).equals(address);
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static byte[] mapped(byte[] ipv4) {
    byte[] ipv6 = new byte[16];
    ipv6[10] = -1;
    ipv6[11] = -1;
    System.arraycopy(ipv4, 0, ipv6, 12, 4);
    return ipv6;
  }

  // URL standard, IPv6 serializer: the longest run of zero pieces, the first of equals, is "::".
  private static String serializedIpv6(byte[] octets) {
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < 16; i += 2) {
      pieces.add(Integer.toHexString(((octets[i] & 255) << 8) | (octets[i + 1] & 255)));
    }
    for (int run = 8; run >= 2; run--) {
      for (int at = 0; at + run <= 8; at++) {
        if (pieces.subList(at, at + run).stream().allMatch("0"::equals)) {
          String before = String.join(":", pieces.subList(0, at));
          return before + "::" + String.join(":", pieces.subList(at + run, 8));
        }
      }
    }
    return String.join(":", pieces);
  }

  private static boolean allOf(String text, String alphabet) {
    for (int i = 0; i < text.length(); i++) {
      if (alphabet.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
