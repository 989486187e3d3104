package dev.drawbridge.origin;

import org.jspecify.annotations.Nullable;

/** IPv6 addresses, without brackets, as the URL standard parses and serialises them. */
final class Ipv6 {
  private static final int PIECES = 8;

  private Ipv6() {}

  /**
   * Says whether the region is an address in the one form that the URL standard writes, which is
   * that of RFC 5952 without dotted quads: lower case, no leading zeros, the first of the longest
   * runs of at least two zero pieces compressed.
   */
  static boolean isCanonical(String text, int start, int end) {
    int gap = text.indexOf("::", start);
    if (gap < 0 || gap >= end - 1) {
      int all = count(text, start, end);
      return all >> 8 == PIECES && (all & 255) <= 1;
    }
    int before = count(text, start, gap);
    int after = count(text, gap + 2, end);
    if (before < 0 || after < 0 || endsInZero(text, start, gap) || text.startsWith("0", gap + 2)) {
      return false;
    }
    int zeros = PIECES - (before >> 8) - (after >> 8);
    return zeros >= 2 && (before & 255) < zeros && (after & 255) <= zeros;
  }

  /**
   * Returns the number of pieces in a region, times 256, and the length of the longest run of zeros
   * among them; -1 if there are no canonical pieces between single colons. No piece is fine.
   */
  private static int count(String text, int start, int end) {
    int pieces = 0;
    int run = 0;
    int longest = 0;
    for (int i = start; i < end; i++) {
      int pieceEnd = pieceEnd(text, i, end);
      boolean more = pieceEnd > 0 && pieceEnd < end - 1 && text.charAt(pieceEnd) == ':';
      if (pieceEnd != end && !more) {
        return -1;
      }
      pieces++;
      run = text.charAt(i) == '0' ? run + 1 : 0;
      longest = Math.max(longest, run);
      i = pieceEnd;
    }
    return (pieces << 8) | longest;
  }

  private static boolean endsInZero(String text, int start, int end) {
    return end > start
        && text.charAt(end - 1) == '0'
        && (end - 1 == start || text.charAt(end - 2) == ':');
  }

  private static int pieceEnd(String text, int start, int end) {
    int i = start;
    while (i < end && i < start + 4 && isLowerHex(text.charAt(i))) {
      i++;
    }
    boolean leadingZero = i > start + 1 && text.charAt(start) == '0';
    return i == start || leadingZero ? -1 : i;
  }

  private static boolean isLowerHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  /** Returns the canonical form of an address in any form, or null if it is no address. */
  static @Nullable String canonical(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      int[] all = pieces(text, true);
      return all == null || all.length != PIECES ? null : serialize(all);
    }
    int[] before = pieces(text.substring(0, gap), false);
    int[] after = pieces(text.substring(gap + 2), true);
    if (before == null || after == null || before.length + after.length >= PIECES) {
      return null;
    }
    int[] all = new int[PIECES];
    System.arraycopy(before, 0, all, 0, before.length);
    System.arraycopy(after, 0, all, PIECES - after.length, after.length);
    return serialize(all);
  }

  private static int @Nullable [] pieces(String text, boolean mayEndInIpv4) {
    if (text.isEmpty()) {
      return new int[0];
    }
    String[] parts = text.split(":", -1);
    boolean quad =
        mayEndInIpv4
            && Ipv4.isCanonical(parts[parts.length - 1], 0, parts[parts.length - 1].length());
    int[] pieces = new int[parts.length + (quad ? 1 : 0)];
    for (int i = 0; i < (quad ? parts.length - 1 : parts.length); i++) {
      pieces[i] = piece(parts[i]);
      if (pieces[i] < 0) {
        return null;
      }
    }
    if (quad) {
      addQuad(parts[parts.length - 1], pieces);
    }
    return pieces;
  }

  private static int piece(String digits) {
    return digits.matches("[0-9A-Fa-f]{1,4}") ? Integer.parseInt(digits, 16) : -1;
  }

  private static void addQuad(String quad, int[] pieces) {
    String[] octets = quad.split("\\.", -1);
    pieces[pieces.length - 2] = (Integer.parseInt(octets[0]) << 8) | Integer.parseInt(octets[1]);
    pieces[pieces.length - 1] = (Integer.parseInt(octets[2]) << 8) | Integer.parseInt(octets[3]);
  }

  private static String serialize(int[] pieces) {
    // URL standard, IPv6 serializer
    int gap = longestZeroRun(pieces);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < PIECES; i++) {
      if (i == gap) {
        text.append(i == 0 ? "::" : ":");
        while (i < PIECES && pieces[i] == 0) {
          i++;
        }
        if (i == PIECES) {
          break;
        }
      }
      text.append(Integer.toHexString(pieces[i])).append(i < PIECES - 1 ? ":" : "");
    }
    return text.toString();
  }

  private static int longestZeroRun(int[] pieces) {
    int longest = 1;
    int first = -1;
    int run = 0;
    for (int i = 0; i < PIECES; i++) {
      run = pieces[i] == 0 ? run + 1 : 0;
      if (run > longest) {
        longest = run;
        first = i - run + 1;
      }
    }
    return first;
  }
}
