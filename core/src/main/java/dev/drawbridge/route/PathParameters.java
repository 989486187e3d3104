package dev.drawbridge.route;

/**
 * Parameters of path segments, as in {@code /a;v=1/b}: some servers cut them off, raw or encoded,
 * before they choose what answers, and some do not.
 */
final class PathParameters {
  /** How a normal path may spell the semicolon; a server may know the first alone. */
  static final String[] MARKS = {";", "%3B"};

  private PathParameters() {}

  /** Returns a path whose segments end where the mark begins. */
  static String cut(String path, String mark) {
    StringBuilder bare = new StringBuilder(path.length());
    for (int start = 0; start < path.length(); ) {
      int end = PathSyntax.segmentEnd(path, start + 1);
      int cut = path.indexOf(mark, start);
      bare.append(path, start, cut < 0 ? end : Math.min(cut, end));
      start = end;
    }
    return bare.toString();
  }

  /** Says whether a segment has parameters. */
  static boolean areIn(String segment) {
    for (String mark : MARKS) {
      if (segment.contains(mark)) {
        return true;
      }
    }
    return false;
  }
}
