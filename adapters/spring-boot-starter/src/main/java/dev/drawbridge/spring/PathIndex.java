package dev.drawbridge.spring;

import dev.drawbridge.route.RequestPath;
import dev.drawbridge.route.RouteTable;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Finds the few of many that may be on a path, without allocation, for Spring's own matching
 * allocates for each: by the segments that their patterns begin with. May find too many, never too
 * few.
 */
final class PathIndex<T> {
  private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9_~-][A-Za-z0-9._~-]*");
  private static final Pattern VARIABLE = Pattern.compile("\\{[^{}:*]+}");
  private static final String ALL = "/**";

  /**
   * What may be on a path.
   *
   * @param isMarked whether any of them is marked
   */
  record Found<T>(List<T> values, boolean isMarked) {}

  /** A value, and a pattern of a table that matches what one of its own does, and more. */
  private record Entry<T>(T value, String wide, List<String> segments) {
    static <T> Entry<T> of(T value, String wide) {
      return new Entry<>(value, wide, List.of(wide.substring(1).split("/", -1)));
    }

    /** Whether both patterns may match one path. */
    boolean overlaps(Entry<T> other) {
      int common = Math.min(segments.size(), other.segments.size());
      for (int i = 0; i < common; i++) {
        String one = segments.get(i);
        String another = other.segments.get(i);
        if (one.equals("**") || another.equals("**")) {
          return true;
        }
        if (!one.equals(another) && !one.equals("*") && !another.equals("*")) {
          return false;
        }
      }
      return segments.size() == other.segments.size();
    }
  }

  private final RouteTable<Found<T>> table;
  private final Found<T> all;
  private final Found<T> none = new Found<>(List.of(), false);

  private PathIndex(RouteTable<Found<T>> table, Found<T> all) {
    this.table = table;
    this.all = all;
  }

  /**
   * Makes an index of values.
   *
   * @param patterns those of a value
   * @param marked which values are of interest
   */
  static <T> PathIndex<T> of(
      Collection<T> values,
      Function<T, ? extends Collection<PathPattern>> patterns,
      Predicate<T> marked) {
    List<Entry<T>> entries =
        values.stream()
            .flatMap(
                value ->
                    patterns.apply(value).stream()
                        .map(pattern -> Entry.of(value, widened(pattern))))
            .toList();
    RouteTable.Builder<Found<T>> table = RouteTable.builder();
    Set<String> keys = new HashSet<>();
    for (Entry<T> entry : entries) {
      if (keys.add(entry.wide)) {
        List<T> near =
            entries.stream().filter(entry::overlaps).map(Entry::value).distinct().toList();
        table.add(
            null,
            dev.drawbridge.route.PathPattern.parse(entry.wide),
            new Found<>(near, near.stream().anyMatch(marked)));
      }
    }
    return new PathIndex<>(
        table.build(), new Found<>(List.copyOf(values), values.stream().anyMatch(marked)));
  }

  /**
   * Returns what may be on a path.
   *
   * @param path within the application, as received
   */
  Found<T> find(String path) {
    String normal = RequestPath.normalize(path);
    if (!path.equals(normal) || RequestPath.hasParameters(path)) {
      // What Spring makes of it is another matter.
      return all;
    }
    Found<T> found = table.match("", path);
    return found == null ? none : found;
  }

  /** A pattern of a {@link RouteTable} that matches what the given one does, and more. */
  private static String widened(PathPattern pattern) {
    String text = pattern.getPatternString();
    if (text.isEmpty() || text.equals("/")) {
      return "/";
    }
    if (!pattern.equals(PathPatternParser.defaultInstance.parse(text)) || !text.startsWith("/")) {
      // It may ignore the case.
      return ALL;
    }
    StringBuilder wide = new StringBuilder();
    for (String segment : text.substring(1).split("/", -1)) {
      if (LITERAL.matcher(segment).matches()) {
        wide.append('/').append(segment);
      } else if (VARIABLE.matcher(segment).matches()) {
        wide.append("/*");
      } else {
        break;
      }
    }
    return wide.append(ALL).toString();
  }
}
