package dev.drawbridge.origin;

/**
 * The grammar of a host in an origin: a domain, an IPv4 address or an IPv6 address in brackets,
 * each only as the URL standard's host serialiser writes it.
 */
final class HostSyntax {
  static final int MAX_LABEL_LENGTH = 63;
  static final int MAX_DOMAIN_LENGTH = 253;

  // URL standard, forbidden domain code points: what remains of lower-case ASCII.
  // Deviation: '*' and ',' remain too, but here they only ever mean a pattern and a list.
  private static final String PUNCTUATION = "-_!\"$&'()+;=`{}~";
  private static final boolean[] DOMAIN = new boolean[128];

  static {
    String characters = "abcdefghijklmnopqrstuvwxyz0123456789" + PUNCTUATION;
    characters.chars().forEach(c -> DOMAIN[c] = true);
  }

  private HostSyntax() {}

  /**
   * Returns where the host that begins at the given place ends: at a colon or at the end of the
   * text; -1 if there is no valid host.
   */
  static int end(String text, int start) {
    if (start < text.length() && text.charAt(start) == '[') {
      return ipv6End(text, start);
    }
    return domainEnd(text, start);
  }

  static boolean isDomainChar(char c) {
    return c < 128 && DOMAIN[c];
  }

  private static int ipv6End(String text, int start) {
    int close = text.indexOf(']', start);
    if (close < 0 || !Ipv6.isCanonical(text, start + 1, close)) {
      return -1;
    }
    int end = close + 1;
    return end == text.length() || text.charAt(end) == ':' ? end : -1;
  }

  private static int domainEnd(String text, int start) {
    int label = start;
    int previous = start;
    int i = start;
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        if (i == label || i - label > MAX_LABEL_LENGTH) {
          return -1;
        }
        previous = label;
        label = i + 1;
      } else if (c == ':') {
        break;
      } else if (!isDomainChar(c)) {
        return -1;
      }
    }
    boolean dotted = i == label && i > start;
    int last = dotted ? previous : label;
    int nameEnd = dotted ? i - 1 : i;
    return isDomain(text, start, last, nameEnd, dotted) ? i : -1;
  }

  private static boolean isDomain(
      String text, int start, int lastLabel, int end, boolean trailingDot) {
    if (end == lastLabel || end - lastLabel > MAX_LABEL_LENGTH || end - start > MAX_DOMAIN_LENGTH) {
      return false;
    }
    if (!Ipv4.isNumber(text, lastLabel, end)) {
      return true;
    }
    return !trailingDot && Ipv4.isCanonical(text, start, end);
  }
}
