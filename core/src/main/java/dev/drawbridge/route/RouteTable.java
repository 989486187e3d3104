package dev.drawbridge.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the value of the most specific pattern that matches host and path, whatever the order in
 * which they were added.
 *
 * <p>Hosts first: the exact one, then the longest suffix behind {@code *.}, then patterns without a
 * host; a host under which no path matches is passed over. Then paths, segment by segment from the
 * left: a literal, then {@code *}, then {@code **}, then the end.
 *
 * <p>No second reading of a path leads elsewhere: where segments have parameters, as in {@code
 * /a;v=1}, the path is matched with them and, as some servers read it, without; if the two differ,
 * nothing matches.
 *
 * <p>Immutable and safe for use by several threads. A match allocates nothing, save for a path with
 * parameters, or whose last slash may decide.
 *
 * @param <T> what is chosen
 */
public final class RouteTable<T> {
  /** A character that no pattern, and no path in normal form, can have. */
  private static final char UNNAMED = '\u0001';

  private final RegionMap<HostRoutes<T>> exact;
  private final RegionMap<HostRoutes<T>> suffixes;
  private final HostRoutes<T> anyHost;
  private final boolean hasHosts;
  private final LastSlash lastSlash;

  private RouteTable(
      RegionMap<HostRoutes<T>> exact,
      RegionMap<HostRoutes<T>> suffixes,
      HostRoutes<T> anyHost,
      LastSlash lastSlash) {
    this.exact = exact;
    this.suffixes = suffixes;
    this.anyHost = anyHost;
    this.lastSlash = lastSlash;
    hasHosts = exact.longest() >= 0 || suffixes.longest() >= 0;
  }

  /** Returns a builder of an empty table. */
  public static <T> Builder<T> builder() {
    return new Builder<>();
  }

  /**
   * Returns the value of the most specific pattern.
   *
   * @param normalizedHost a host from {@link HostPattern#normalize}; empty if the request has none
   * @param normalizedPath a path from {@link RequestPath#normalize}
   * @return null if no pattern matches, or if another one would match without parameters
   */
  public @Nullable T match(String normalizedHost, String normalizedPath) {
    T found = value(mostSpecific(normalizedHost, normalizedPath));
    String path = normalizedPath;
    for (String mark : PathParameters.MARKS) {
      if (path.contains(mark)) {
        path = PathParameters.cut(path, mark);
        if (!Objects.equals(found, value(mostSpecific(normalizedHost, path)))) {
          return null;
        }
      }
    }
    return found;
  }

  /**
   * Returns the value of the most specific pattern, as {@link #match(String, String)} does, for
   * servers that may take {@code /a} and {@code /a/} for one path. A pattern that names the path
   * with its last slash the other way, {@code **} at the end aside, must not choose another value.
   *
   * @param disputed what is returned where readings differ, parameters included
   * @return null if no pattern matches
   */
  public @Nullable T match(String normalizedHost, String normalizedPath, T disputed) {
    T found = value(mostSpecific(normalizedHost, normalizedPath));
    if (isDisputed(normalizedHost, normalizedPath, found)) {
      return disputed;
    }
    String path = normalizedPath;
    for (String mark : PathParameters.MARKS) {
      if (path.contains(mark)) {
        path = PathParameters.cut(path, mark);
        if (!Objects.equals(found, value(mostSpecific(normalizedHost, path)))
            || isDisputed(normalizedHost, path, found)) {
          return disputed;
        }
      }
    }
    return found;
  }

  /** Says whether a pattern names the path with its last slash the other way, for another value. */
  private boolean isDisputed(String host, String path, @Nullable T found) {
    int last = path.length() - 1;
    boolean slash = last > 0 && path.charAt(last) == '/';
    if (last < 1 || !(slash ? lastSlash.namedWithout : lastSlash.namedWith)) {
      return false;
    }
    Choice<T> other = mostSpecific(host, slash ? path.substring(0, last) : path + "/");
    return other != null && other.named && !other.value.equals(found);
  }

  /**
   * Returns what is chosen for a host and a path that these patterns match, and that no pattern
   * names which they do not name themselves.
   *
   * @param host null for requests to no host that a pattern names
   */
  public @Nullable T match(@Nullable HostPattern host, PathPattern path) {
    String name = host == null ? "" : host.toString();
    return value(mostSpecific(name.replace('*', UNNAMED), path.toString().replace('*', UNNAMED)));
  }

  private static <T> @Nullable T value(@Nullable Choice<T> choice) {
    return choice == null ? null : choice.value;
  }

  private @Nullable Choice<T> mostSpecific(String host, String path) {
    for (HostRoutes<T> h = find(host); h != null; h = h.wider) {
      Choice<T> found = h.paths.match(path);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private HostRoutes<T> find(String host) {
    if (!hasHosts || !HostGrammar.mayMatch(host)) {
      return anyHost;
    }
    HostRoutes<T> found = exact.get(host, 0, host.length());
    return found != null ? found : findSuffix(host, 1);
  }

  /** Finds the longest suffix that is behind a dot at or after the given place. */
  private HostRoutes<T> findSuffix(String host, int from) {
    int first = Math.max(from, host.length() - suffixes.longest() - 1);
    for (int dot = host.indexOf('.', first); dot >= 0; dot = host.indexOf('.', dot + 1)) {
      HostRoutes<T> found = suffixes.get(host, dot + 1, host.length());
      if (found != null) {
        return found;
      }
    }
    return anyHost;
  }

  /**
   * What a pattern chooses.
   *
   * @param named whether the pattern names the path to its end, without {@code **}
   */
  private record Choice<T>(T value, boolean named) {}

  /** Whether any pattern names a path, other than the root, with or without a last slash. */
  private record LastSlash(boolean namedWith, boolean namedWithout) {
    LastSlash and(PathPattern pattern) {
      String text = pattern.toString();
      boolean with = text.length() > 1 && text.endsWith("/");
      boolean without = !text.endsWith("/") && !text.endsWith("/" + PathPattern.REST);
      return new LastSlash(namedWith || with, namedWithout || without);
    }
  }

  /** The paths under one host pattern, and the next less specific host pattern's. */
  private static final class HostRoutes<T> {
    final PathTree<Choice<T>> paths;
    final @Nullable HostRoutes<T> wider;

    HostRoutes(PathTree<Choice<T>> paths, @Nullable HostRoutes<T> wider) {
      this.paths = paths;
      this.wider = wider;
    }
  }

  /**
   * Collects patterns for a table. Not safe for use by several threads.
   *
   * @param <T> what is chosen
   */
  public static final class Builder<T> {
    private final Map<HostPattern, PathTree.Builder<Choice<T>>> hosts = new HashMap<>();
    private final PathTree.Builder<Choice<T>> anyHost = new PathTree.Builder<>();
    private LastSlash lastSlash = new LastSlash(false, false);

    private Builder() {}

    /**
     * Adds a pattern.
     *
     * @param host null for requests to any host, or none
     * @return the value that the same host and pattern have already, which stays; null if they were
     *     new and are added
     */
    public @Nullable T add(@Nullable HostPattern host, PathPattern path, T value) {
      boolean named = !path.toString().endsWith("/" + PathPattern.REST);
      lastSlash = lastSlash.and(path);
      return value(
          (host == null ? anyHost : paths(host)).add(path.segments(), new Choice<>(value, named)));
    }

    private PathTree.Builder<Choice<T>> paths(HostPattern host) {
      return hosts.computeIfAbsent(host, h -> new PathTree.Builder<>());
    }

    /** Returns a table of what was added so far. */
    public RouteTable<T> build() {
      HostRoutes<T> any = new HostRoutes<>(anyHost.build(), null);
      RouteTable<T> table =
          new RouteTable<>(new RegionMap<>(Map.of()), new RegionMap<>(Map.of()), any, lastSlash);
      Map<String, HostRoutes<T>> suffixes = new HashMap<>();
      // Short suffixes first: each finds the next wider one in the table so far.
      for (HostPattern host : wildcardsByLength()) {
        suffixes.put(host.host(), routes(host, table));
        table = new RouteTable<>(table.exact, new RegionMap<>(suffixes), any, lastSlash);
      }
      Map<String, HostRoutes<T>> exact = new HashMap<>();
      for (HostPattern host : hosts.keySet()) {
        if (!host.isWildcard()) {
          exact.put(host.host(), routes(host, table));
        }
      }
      return new RouteTable<>(new RegionMap<>(exact), table.suffixes, any, lastSlash);
    }

    private HostRoutes<T> routes(HostPattern host, RouteTable<T> wider) {
      return new HostRoutes<>(paths(host).build(), wider.findSuffix(host.host(), 1));
    }

    private List<HostPattern> wildcardsByLength() {
      List<HostPattern> wildcards = new ArrayList<>(hosts.keySet());
      wildcards.removeIf(host -> !host.isWildcard());
      wildcards.sort(Comparator.comparingInt(host -> host.host().length()));
      return wildcards;
    }
  }
}
