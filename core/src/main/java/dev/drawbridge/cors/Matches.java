package dev.drawbridge.cors;

import dev.drawbridge.route.HostPattern;
import dev.drawbridge.route.PathPattern;
import dev.drawbridge.route.RouteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The matches of routes as they are written, read one by one; reports those that cannot be. */
final class Matches {
  /** What ends in this gets at least the path before it. */
  private static final String REST = "/**";

  private final RouteTable.Builder<Match> table = RouteTable.builder();
  private final List<Match> all = new ArrayList<>();
  private final List<String> problems;

  /** A match in its two parts. */
  private record Match(String text, @Nullable HostPattern host, PathPattern path) {
    /** Parses a path pattern, or a host pattern and a path pattern in one. */
    static Match parse(String text) {
      int slash = Math.max(text.indexOf('/'), 0);
      HostPattern host = slash == 0 ? null : HostPattern.parse(text.substring(0, slash));
      return new Match(text, host, PathPattern.parse(text.substring(slash)));
    }
  }

  /**
   * Begins without matches.
   *
   * @param problems where problems are added, one a line
   */
  Matches(List<String> problems) {
    this.problems = problems;
  }

  /** Reads a match, and gives its parts to its user unless there is a problem with it. */
  void add(String text, BiConsumer<@Nullable HostPattern, PathPattern> user) {
    try {
      Match match = Match.parse(text);
      Match same = table.add(match.host, match.path, match);
      if (same != null) {
        problems.add(twice(text, "as \"" + same.text + '"'));
      } else {
        all.add(match);
        user.accept(match.host, match.path);
      }
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  /** Reports what never gets a request, for another match always wins. */
  void refuseUnreachable() {
    RouteTable<Match> built = table.build();
    for (Match match : all) {
      boolean rest = match.path.toString().endsWith(REST);
      Match winner = rest ? match : built.match(match.host, match.path);
      if (winner != null && !winner.equals(match)) {
        problems.add(
            "unreachable route \""
                + match.text
                + "\": \""
                + winner.text
                + "\" matches this path too, and wins; remove it, or write \""
                + match.text
                + "/*/**\" there");
      }
    }
  }

  static String twice(String text, String how) {
    return "invalid route \"" + text + "\": it stands " + how + "; keep one of the two";
  }
}
