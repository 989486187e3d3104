package dev.drawbridge.gateway.http1;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Classes of octets of RFC 9110 and RFC 9112, and searches over arrays of them. */
final class Octets {
  /** RFC 9110 5.6.2, {@code tchar}. */
  static final int TOKEN = 1;

  /** RFC 9110 5.5: what may stand in a field value, white space included. */
  static final int VALUE = 2;

  /** What may stand in a request target: visible ASCII. */
  static final int TARGET = 4;

  static final int HEX = 8;

  /** What may stand in a registered name, an IPv4 address or an IPv6 literal of {@code Host}. */
  static final int HOST = 16;

  private static final byte[] CLASS = new byte[256];
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LF = 0x0a0a0a0a0a0a0a0aL;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;

  static {
    for (int c = 0x21; c < 0x7f; c++) {
      CLASS[c] |= VALUE | TARGET;
    }
    for (int c = 0x80; c < 0x100; c++) {
      CLASS[c] |= VALUE;
    }
    CLASS[' '] |= VALUE;
    CLASS['\t'] |= VALUE;
    letters(TOKEN | HOST, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    letters(TOKEN, "!#$%&'*+-.^_`|~");
    letters(HOST, "-._~");
    letters(HEX, "0123456789abcdefABCDEF");
  }

  private Octets() {}

  private static void letters(int kind, String letters) {
    for (int i = 0; i < letters.length(); i++) {
      CLASS[letters.charAt(i)] |= (byte) kind;
    }
  }

  static boolean is(int kind, byte octet) {
    return (CLASS[octet & 0xff] & kind) != 0;
  }

  /**
   * The index of the first octet from {@code start} on that is not of that kind, or {@code end}.
   */
  static int span(int kind, byte[] octets, int start, int end) {
    int i = start;
    while (i < end && (CLASS[octets[i] & 0xff] & kind) != 0) {
      i++;
    }
    return i;
  }

  /** The index of the first line feed, or -1. Reads eight octets at a time. */
  static int lineFeed(byte[] octets, int start, int end) {
    int i = start;
    for (; i + 8 <= end; i += 8) {
      long word = (long) LONGS.get(octets, i) ^ LF;
      long found = (word - ONES) & ~word & HIGH;
      if (found != 0) {
        return i + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    for (; i < end; i++) {
      if (octets[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\t';
  }

  /** Whether those octets are that lower-case text, in any case. */
  static boolean equalsLower(byte[] octets, int start, int end, byte[] lower) {
    if (end - start != lower.length) {
      return false;
    }
    return startsWithLower(octets, start, end, lower);
  }

  /** Whether those octets begin with that lower-case text, in any case. */
  static boolean startsWithLower(byte[] octets, int start, int end, byte[] lower) {
    if (end - start < lower.length) {
      return false;
    }
    for (int i = 0; i < lower.length; i++) {
      if (lower(octets[start + i]) != lower[i]) {
        return false;
      }
    }
    return true;
  }

  static byte lower(byte octet) {
    return octet >= 'A' && octet <= 'Z' ? (byte) (octet | 0x20) : octet;
  }
}
