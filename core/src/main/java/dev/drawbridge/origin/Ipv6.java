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
    int i = start;
    int pieces = 0;
    int run = 0;
    int longest = 0;
    int longestBefore = 0;
    boolean compressed = false;
    while (i < end) {
      if (text.charAt(i) == ':') {
        int next = compressed || run > 0 ? -1 : afterCompression(text, i, i == start, end);
        if (next < 0) {
          return false;
        }
        compressed = true;
        longestBefore = longest;
        longest = 0;
        i = next;
        continue;
      }
      int pieceEnd = pieceEnd(text, i, end);
      if (pieceEnd < 0 || ++pieces > PIECES) {
        return false;
      }
      run = text.charAt(i) == '0' ? run + 1 : 0;
      longest = Math.max(longest, run);
      i = pieceEnd;
      if (i < end && (text.charAt(i) != ':' || ++i == end)) {
        return false;
      }
    }
    if (!compressed) {
      return pieces == PIECES && longest <= 1;
    }
    int gap = PIECES - pieces;
    return gap >= 2 && longestBefore < gap && longest <= gap;
  }

  /**
   * Returns where the piece after {@code ::} begins, -1 if there is no {@code ::} or a zero beside
   * it. Within an address the piece before has taken the first colon.
   */
  private static int afterCompression(String text, int colon, boolean atStart, int end) {
    int next = colon + (atStart ? 2 : 1);
    if (next > end || text.charAt(next - 1) != ':') {
      return -1;
    }
    return next < end && (text.charAt(next) == '0' || text.charAt(next) == ':') ? -1 : next;
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
