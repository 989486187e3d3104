package dev.drawbridge.origin;

import org.jspecify.annotations.Nullable;

/** IPv4 addresses as the URL standard parses and serialises them. */
final class Ipv4 {
  private Ipv4() {}

  /**
   * Says whether a label makes its host an IPv4 address or nothing: digits only, or {@code 0x} and
   * hexadecimal digits.
   */
  static boolean isNumber(String text, int start, int end) {
    // URL standard, ends in a number checker, steps 4 and 5
    if (start == end || !isDigit(text.charAt(start))) {
      return false;
    }
    if (text.startsWith("0x", start) && end - start >= 2) {
      return areDigits(text, start + 2, end, 16);
    }
    return areDigits(text, start, end, 10);
  }

  /** Says whether the region is four decimal numbers up to 255 without leading zeros. */
  static boolean isCanonical(String text, int start, int end) {
    int part = start;
    for (int parts = 1; parts <= 4; parts++) {
      int dot = parts == 4 ? end : text.indexOf('.', part);
      if (dot < 0 || dot > end || !isOctet(text, part, dot)) {
        return false;
      }
      part = dot + 1;
    }
    return true;
  }

  private static boolean isOctet(String text, int start, int end) {
    int digits = end - start;
    if (digits < 1 || digits > 3 || !areDigits(text, start, end, 10)) {
      return false;
    }
    if (digits > 1 && text.charAt(start) == '0') {
      return false;
    }
    return digits < 3 || Integer.parseInt(text, start, end, 10) <= 255;
  }

  private static boolean areDigits(String text, int start, int end, int radix) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean digit = isDigit(c) || (radix == 16 && c >= 'a' && c <= 'f');
      if (!digit) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /**
   * Returns the dotted quad of a host that ends in a number, however it is written: {@code 127.1},
   * {@code 0x7f000001} and {@code 127.0.0.1.} are all {@code 127.0.0.1}. Null if it is no address.
   */
  static @Nullable String canonical(String host) {
    // URL standard, IPv4 parser
    if (isCanonical(host, 0, host.length())) {
      return host;
    }
    String[] parts =
        (host.endsWith(".") ? host.substring(0, host.length() - 1) : host).split("\\.", -1);
    if (parts.length > 4) {
      return null;
    }
    long address = 0;
    for (int i = 0; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      long value = number(parts[i]);
      long limit = last ? 1L << (8 * (5 - parts.length)) : 256;
      if (value < 0 || value >= limit) {
        return null;
      }
      address += last ? value : value << (8 * (3 - i));
    }
    return dottedQuad(address);
  }

  private static String dottedQuad(long address) {
    return ((address >> 24) & 255)
        + "."
        + ((address >> 16) & 255)
        + "."
        + ((address >> 8) & 255)
        + "."
        + (address & 255);
  }

  private static long number(String part) {
    // URL standard, IPv4 number parser; the bound on the length only keeps parseLong from failing
    if (part.isEmpty() || part.length() > 18 || !isNumber(part, 0, part.length())) {
      return -1;
    }
    if (part.startsWith("0x")) {
      return part.length() == 2 ? 0 : parseLong(part.substring(2), 16);
    }
    return parseLong(part, part.charAt(0) == '0' ? 8 : 10);
  }

  private static long parseLong(String digits, int radix) {
    try {
      return Long.parseLong(digits, radix);
    } catch (NumberFormatException notOctal) {
      return -1;
    }
  }
}
