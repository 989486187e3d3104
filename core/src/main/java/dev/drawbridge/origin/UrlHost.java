package dev.drawbridge.origin;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The URL standard's host parser for special URLs: IPv6 addresses in brackets, IPv4 addresses in
 * any form, and domains, mapped to lower-case ASCII.
 *
 * <p>Deviation: names beyond ASCII are mapped by NFKC and lower case and encoded as Punycode, as
 * UTS 46 does for almost all names; its tables of disallowed code points and its bidi and joiner
 * rules are not there, because the standard library has none of them. {@link Url} lists what
 * follows from that.
 */
final class UrlHost {
  private static final String FORBIDDEN = " #/:<>?@[\\]^|%";
  private static final String IGNORED = "\u00AD\u034F\u180E\u200B\u2060\u2064\uFEFF";

  private UrlHost() {}

  /** Returns the host as the URL standard serialises it, or null on failure. */
  static @Nullable String parse(String text) {
    // URL, host parser, steps 1 and 2
    if (text.startsWith("[")) {
      return text.endsWith("]") ? bracketed(Ipv6.canonical(text.substring(1, end(text)))) : null;
    }
    // steps 4 to 9
    boolean plain = isPlain(text);
    String domain = plain ? text : toAscii(PercentEncoding.decode(text));
    if (domain == null || domain.isEmpty() || !(plain || isAllowed(domain))) {
      return null;
    }
    return endsInNumber(domain) ? Ipv4.canonical(domain) : domain;
  }

  /** Says whether a domain is as the standard serialises it, without a look at its labels. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.';
      if (!plain && !(c == '-' && i > 0 && text.charAt(i - 1) != '-')) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static int end(String text) {
    return text.length() - 1;
  }

  private static @Nullable String bracketed(@Nullable String address) {
    return address == null ? null : "[" + address + "]";
  }

  private static boolean isAllowed(String domain) {
    // URL, forbidden domain code point
    for (int i = 0; i < domain.length(); i++) {
      char c = domain.charAt(i);
      if (c <= 0x1F || c >= 0x7F || FORBIDDEN.indexOf(c) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean endsInNumber(String domain) {
    // URL, ends in a number checker
    int end = domain.endsWith(".") ? end(domain) : domain.length();
    return Ipv4.isNumber(domain, domain.lastIndexOf('.', end - 1) + 1, end);
  }

  private static @Nullable String toAscii(String domain) {
    if (isAllowed(domain) && !domain.contains("--")) {
      return domain.toLowerCase(Locale.ROOT);
    }
    boolean ascii = domain.chars().allMatch(c -> c < 128);
    String mapped = ascii ? domain.toLowerCase(Locale.ROOT) : map(domain);
    boolean valid =
        mapped.codePoints().allMatch(UrlHost::isAssigned)
            && Arrays.stream(mapped.split("\\.", -1)).allMatch(UrlHost::isLabel);
    return valid ? Punycode.ofDomain(mapped) : null;
  }

  private static boolean isLabel(String label) {
    if (label.chars().allMatch(c -> c < 128)) {
      return PunycodeLabels.isValid(label);
    }
    return !label.startsWith("xn--") && !isMark(label.codePointAt(0));
  }

  static String map(String domain) {
    StringBuilder folded = new StringBuilder();
    domain
        .codePoints()
        .filter(c -> IGNORED.indexOf(c) < 0 && (c < 0xFE00 || c > 0xFE0F))
        .map(c -> c == 0x1E9E ? 0xDF : c == 0x3002 ? '.' : Character.toLowerCase(c))
        .forEach(folded::appendCodePoint);
    StringBuilder lower = new StringBuilder();
    Normalizer.normalize(folded, Normalizer.Form.NFKC)
        .codePoints()
        .map(Character::toLowerCase)
        .forEach(lower::appendCodePoint);
    return Normalizer.normalize(lower, Normalizer.Form.NFC);
  }

  private static boolean isAssigned(int c) {
    return switch (Character.getType(c)) {
      case Character.UNASSIGNED, Character.SURROGATE, Character.PRIVATE_USE -> false;
      case Character.CONTROL, Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR -> c < 128;
      case Character.FORMAT -> c == 0x200C || c == 0x200D;
      default -> c != 0xFFFD;
    };
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }
}
