package dev.drawbridge.route;

import java.util.Locale;

/** Brings a path without fault into normal form. */
final class PathRewriter {
  private PathRewriter() {}

  static String rewrite(String path) {
    // RFC 3986, 6.2.2.1 and 6.2.2.2 in a segment, 5.2.4 between them
    StringBuilder normal = new StringBuilder(path.length());
    int start = 1;
    while (start <= path.length()) {
      int end = PathSyntax.segmentEnd(path, start);
      append(path, start, end, normal);
      start = end + 1;
    }
    return normal.toString();
  }

  private static void append(String path, int start, int end, StringBuilder normal) {
    int dots = PathSyntax.dotsOf(path, start, end);
    if (dots == 2) {
      normal.setLength(normal.lastIndexOf("/"));
    }
    if (dots == 0 || end == path.length()) {
      normal.append('/');
    }
    if (dots == 0) {
      appendSegment(path, start, end, normal);
    }
  }

  private static void appendSegment(String path, int start, int end, StringBuilder normal) {
    for (int i = start; i < end; i = Octets.next(path, i)) {
      int octet = Octets.at(path, i);
      if (!Octets.isTriplet(path, i) || Octets.isUnreserved(octet)) {
        normal.append((char) octet);
      } else {
        normal.append(path.substring(i, i + 3).toUpperCase(Locale.ROOT));
      }
    }
  }
}
