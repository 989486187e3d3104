package dev.drawbridge.route;

import org.jspecify.annotations.Nullable;

/** What a path must not contain, and whether it is in normal form; linear, without allocation. */
final class PathSyntax {
  private static final boolean[] PLAIN = new boolean[128];

  static {
    for (char c = '!'; c <= '~'; c++) {
      PLAIN[c] = "%\\#?".indexOf(c) < 0;
    }
  }

  private PathSyntax() {}

  /** Says whether a path is in normal form at the first glance, as nearly all paths are. */
  static boolean isPlain(String path) {
    if (path.isEmpty() || path.charAt(0) != '/') {
      return false;
    }
    char previous = 'a';
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c >= 128 || !PLAIN[c] || (previous == '/' && (c == '/' || c == '.' || c == ';'))) {
        return false;
      }
      previous = c;
    }
    return true;
  }

  static @Nullable PathFault faultOfCharacters(String path) {
    int i = 0;
    while (i < path.length()) {
      boolean triplet = Octets.isTriplet(path, i);
      PathFault fault = triplet ? ofTriplet(path, i) : ofRaw(path.charAt(i));
      if (fault != null) {
        return fault;
      }
      i = triplet ? Utf8.end(path, i) : i + 1;
      if (i < 0) {
        return PathFault.NOT_UTF8;
      }
    }
    return null;
  }

  private static @Nullable PathFault ofRaw(char c) {
    if (c < 128 && PLAIN[c]) {
      return null;
    }
    return switch (c) {
      case '?' -> PathFault.QUERY;
      case '#' -> PathFault.FRAGMENT;
      case '\\' -> PathFault.BACKSLASH;
      case ' ' -> PathFault.SPACE;
      default -> c > 0x7f ? PathFault.NON_ASCII : PathFault.CONTROL_CHARACTER;
    };
  }

  private static @Nullable PathFault ofTriplet(String path, int i) {
    int octet = Octets.at(path, i);
    return switch (octet) {
      case -1 -> PathFault.BAD_TRIPLET;
      case '/' -> PathFault.ENCODED_SLASH;
      case '\\' -> PathFault.ENCODED_BACKSLASH;
      case '%' -> encodesTriplet(path, i + 3) ? PathFault.DOUBLE_ENCODING : null;
      default -> octet < ' ' || octet == 0x7f ? PathFault.CONTROL_CHARACTER : null;
    };
  }

  private static boolean encodesTriplet(String path, int first) {
    if (first >= path.length() || !Octets.isHexDigit(Octets.at(path, first))) {
      return false;
    }
    int second = Octets.next(path, first);
    return second < path.length() && Octets.isHexDigit(Octets.at(path, second));
  }

  /** Returns what is wrong with the segments of a path whose characters are all right. */
  static @Nullable PathFault faultOfSegments(String path) {
    int depth = 0;
    int start = 1;
    while (true) {
      int end = segmentEnd(path, start);
      boolean last = end == path.length();
      PathFault fault = ofSegment(path, start, end, last);
      if (fault != null) {
        return fault;
      }
      depth += rise(path, start, end);
      if (depth < 0) {
        return PathFault.ABOVE_ROOT;
      }
      if (last) {
        return null;
      }
      start = end + 1;
    }
  }

  private static @Nullable PathFault ofSegment(String path, int start, int end, boolean last) {
    int dots = leadingDots(path, start, end);
    int afterDots = skip(path, start, dots);
    boolean cut = afterDots < end && Octets.at(path, afterDots) == ';';
    if (cut && (dots == 1 || dots == 2)) {
      return PathFault.DOT_SEGMENT_PARAMETERS;
    }
    // Servers that cut at the semicolon read "/;x/a" as "//a".
    boolean empty = start == end || (cut && dots == 0);
    return empty && !last ? PathFault.EMPTY_SEGMENT : null;
  }

  private static int rise(String path, int start, int end) {
    return switch (dotsOf(path, start, end)) {
      case 1 -> 0;
      case 2 -> -1;
      default -> 1;
    };
  }

  /**
   * Returns 1 for the segment {@code .}, 2 for {@code ..}, encoded or not, and 0 for all others.
   */
  static int dotsOf(String path, int start, int end) {
    int dots = leadingDots(path, start, end);
    return dots <= 2 && skip(path, start, dots) == end ? dots : 0;
  }

  /** Counts the dots in front of a segment, up to three. */
  private static int leadingDots(String path, int start, int end) {
    int dots = 0;
    int i = start;
    while (dots < 3 && i < end && Octets.at(path, i) == '.') {
      dots++;
      i = Octets.next(path, i);
    }
    return dots;
  }

  private static int skip(String path, int start, int octets) {
    int i = start;
    for (int skipped = 0; skipped < octets; skipped++) {
      i = Octets.next(path, i);
    }
    return i;
  }

  /** Says whether a path without fault is in normal form. */
  static boolean isNormal(String path) {
    for (int i = 0; i < path.length(); i = Octets.next(path, i)) {
      if (Octets.isTriplet(path, i) && Octets.isOddTriplet(path, i)) {
        return false;
      }
      if (path.charAt(i) == '/' && dotsOf(path, i + 1, segmentEnd(path, i + 1)) > 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns where the segment that begins at the given place ends. */
  static int segmentEnd(String path, int start) {
    int slash = path.indexOf('/', start);
    return slash < 0 ? path.length() : slash;
  }
}
