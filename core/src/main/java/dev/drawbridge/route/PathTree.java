package dev.drawbridge.route;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Path patterns merged segment by segment: a node is what follows one beginning of patterns. A
 * search goes back to {@code *} where a literal leads nowhere, and visits each node at most once,
 * as each stands at one depth.
 */
final class PathTree<T> {
  private final RegionMap<PathTree<T>> literals;
  private final @Nullable PathTree<T> any;
  private final @Nullable T rest;
  private final @Nullable T end;

  private PathTree(
      RegionMap<PathTree<T>> literals,
      @Nullable PathTree<T> any,
      @Nullable T rest,
      @Nullable T end) {
    this.literals = literals;
    this.any = any;
    this.rest = rest;
    this.end = end;
  }

  /** Returns the value of the most specific pattern that matches a normal path, or null. */
  @Nullable T match(String path) {
    return path.isEmpty() ? null : match(path, 1);
  }

  /** Matches what begins with the segment at the given place; past the path's end is no segment. */
  private @Nullable T match(String path, int start) {
    if (start > path.length()) {
      return rest != null ? rest : end;
    }
    int stop = PathSyntax.segmentEnd(path, start);
    PathTree<T> literal = literals.get(path, start, stop);
    T found = literal == null ? null : literal.match(path, stop + 1);
    if (found == null && any != null && stop > start) {
      found = any.match(path, stop + 1);
    }
    return found != null ? found : rest;
  }

  static final class Builder<T> {
    private final Map<String, Builder<T>> literals = new TreeMap<>();
    private @Nullable Builder<T> any;
    private @Nullable T rest;
    private @Nullable T end;

    /** Adds a pattern, unless it is there already: then returns its value and changes nothing. */
    @Nullable T add(List<String> segments, T value) {
      if (segments.isEmpty()) {
        T present = end;
        end = present == null ? value : present;
        return present;
      }
      String segment = segments.get(0);
      if (segment.equals(PathPattern.REST)) {
        T present = rest;
        rest = present == null ? value : present;
        return present;
      }
      return child(segment).add(segments.subList(1, segments.size()), value);
    }

    private Builder<T> child(String segment) {
      if (!segment.equals(PathPattern.ANY)) {
        return literals.computeIfAbsent(Octets.canonical(segment), s -> new Builder<>());
      }
      Builder<T> present = any;
      if (present == null) {
        present = new Builder<>();
        any = present;
      }
      return present;
    }

    PathTree<T> build() {
      Map<String, PathTree<T>> built = new HashMap<>();
      literals.forEach((segment, child) -> built.put(segment, child.build()));
      return new PathTree<>(new RegionMap<>(built), any == null ? null : any.build(), rest, end);
    }
  }
}
