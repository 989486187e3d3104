package dev.drawbridge.route;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pattern for normal paths: literal segments, {@code *} for one whole non-empty segment, and
 * {@code **} at the end for the path so far and everything below.
 *
 * <p>{@code /a/**} matches {@code /a}, {@code /a/} and all below; {@code /a} does not match {@code
 * /a/}; {@code /**} matches every path. A literal matches its percent-encoded spellings too, so no
 * path evades a pattern by encoding {@code @} as {@code %40}; a literal asterisk is written {@code
 * %2A}. Parameters such as {@code ;v=1} have no place in a pattern, see {@link RouteTable}.
 *
 * <p>Patterns are values: equal when they have the same text.
 */
public final class PathPattern {
  /** What the last segment {@code **} is. */
  static final String REST = "**";

  /** What a segment {@code *} is. */
  static final String ANY = "*";

  private final String text;

  private PathPattern(String text) {
    this.text = text;
  }

  /**
   * Parses a pattern.
   *
   * @param text a path in normal form, see {@link RequestPath}, with {@code *} as whole segments
   *     and {@code **} as the last one
   * @throws IllegalArgumentException if it is none; the message names value, reason and fix
   */
  public static PathPattern parse(String text) {
    String problem = problem(text);
    if (problem != null) {
      throw new IllegalArgumentException("invalid path pattern \"" + text + "\": " + problem);
    }
    return new PathPattern(text);
  }

  private static @Nullable String problem(String text) {
    if (!text.startsWith("/")) {
      return "it does not begin with '/'; write \"/" + text + "\"";
    }
    PathFault fault = RequestPath.faultOf(text);
    if (fault != null) {
      return "it " + fault.description() + "; " + fix(fault);
    }
    if (!PathSyntax.isNormal(text)) {
      return "it is not in normal form; write \"" + RequestPath.normalize(text) + "\"";
    }
    return problemOfWildcards(text);
  }

  private static String fix(PathFault fault) {
    return switch (fault) {
      case QUERY -> "leave the query out, routes ignore it";
      case FRAGMENT -> "leave the fragment out, it never reaches a server";
      case NON_ASCII -> "percent-encode it as UTF-8";
      case SPACE -> "write %20";
      case BAD_TRIPLET -> "write %25 for a percent sign";
      default -> "no request with such a path reaches a route";
    };
  }

  private static @Nullable String problemOfWildcards(String text) {
    List<String> segments = List.of(text.substring(1).split("/", -1));
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      if (segment.equals(REST) && i < segments.size() - 1) {
        return "\"**\" is not its last segment; write \"*\" for one segment, or end the pattern there";
      }
      if (!segment.equals(REST) && !segment.equals(ANY) && segment.indexOf('*') >= 0) {
        return "'*' is not a whole segment in \""
            + segment
            + "\"; write \"*\" for any segment, or %2A for an asterisk";
      }
      if (PathParameters.areIn(segment)) {
        return "\"" + segment + "\" has parameters, which some servers cut off; leave them out";
      }
      if (segment.startsWith("{") && segment.endsWith("}")) {
        return "\"" + segment + "\" is no placeholder here; write \"*\" for one segment";
      }
    }
    return null;
  }

  /** Returns the segments: literals, {@link #ANY}, and {@link #REST} as the last one at most. */
  List<String> segments() {
    return List.of(text.substring(1).split("/", -1));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PathPattern that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns the text that was parsed. */
  @Override
  public String toString() {
    return text;
  }
}
