package dev.drawbridge.cors;

import dev.drawbridge.route.HostPattern;
import dev.drawbridge.route.RequestPath;
import dev.drawbridge.route.RouteTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which policy decides about a request: by path, and by name where a framework has annotations.
 * What an adapter is configured with.
 *
 * <p>The most specific match wins, whatever the order, as in the policy file: segment by segment
 * from the left a literal, then {@code *}, then {@code **}, and the end last. Where nothing
 * matches, CORS is left to the application.
 *
 * <p>A path that servers read in more ways than one gets the Same-Origin Policy where another
 * reading selects another policy: encoded or doubled slashes and the like always, parameters such
 * as {@code ;v=1} where the path without them is another one's, and a last slash where a match
 * names the path with it or without it. {@code /admin/} is closed where {@code /admin} has a policy
 * that {@code /admin/} has not. Paths are told apart by case; where a framework takes {@code
 * /Admin} for {@code /admin}, let a match cover both, or let {@code /**} be the stricter one.
 *
 * <p>Safe for use by many threads; may be replaced while requests run. Finding a processor
 * allocates nothing, save for paths that are not in normal form, have parameters, or end in a slash
 * beside matches without {@code **}.
 */
public final class CorsRoutes {
  private static final CorsProcessor CLOSED = CorsProcessor.closed();

  /** Stands in the table for what is left to the application; decides nothing. */
  private static final CorsProcessor UNMANAGED = CorsProcessor.closed();

  private volatile Snapshot snapshot;

  private CorsRoutes(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** Returns one policy for all requests. */
  public static CorsRoutes everywhere(CorsPolicy policy) {
    return everywhere(CorsProcessor.of(policy));
  }

  /** Returns one processor for all requests. */
  public static CorsRoutes everywhere(CorsProcessor processor) {
    RouteTable<CorsProcessor> none = RouteTable.<CorsProcessor>builder().build();
    return new CorsRoutes(new Snapshot(processor, none, Map.of(), Map.of()));
  }

  /** Returns a builder without policies and routes. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns what decides about a request.
   *
   * @return null if CORS is left to the application, which then gets the request, and answers it,
   *     untouched
   */
  public <C> @Nullable CorsProcessor find(C request, TargetReader<C> reader) {
    Snapshot now = snapshot;
    CorsProcessor everywhere = now.everywhere;
    return everywhere != null
        ? everywhere
        : now.match(reader.authority(request), reader.path(request));
  }

  /** Returns what decides under a policy's name; null if there is no such policy. */
  public @Nullable CorsProcessor named(String policy) {
    return snapshot.named.get(policy);
  }

  /** Returns the policies that have names, in the order in which they were added. */
  public Map<String, CorsPolicy> policies() {
    Map<String, CorsPolicy> policies = new LinkedHashMap<>();
    snapshot.named.forEach(
        (name, processor) -> {
          CorsPolicy policy = processor.policy();
          if (policy != null) {
            policies.put(name, policy);
          }
        });
    return Collections.unmodifiableMap(policies);
  }

  /**
   * Returns what each match selects, in the order in which they were added: a policy's name, the
   * match itself for a policy without name, {@code none} for the Same-Origin Policy, the empty text
   * where CORS is left to the application.
   */
  public Map<String, String> matches() {
    return snapshot.matches;
  }

  /**
   * Puts the policies and routes of another object in force, at once and for all threads; decisions
   * made stay as they are. What changes the other one later changes nothing here. A name in {@link
   * Cors} that the other one does not have is closed from then on, and {@link #everywhere} has
   * none.
   */
  public void reconfigure(CorsRoutes others) {
    snapshot = others.snapshot;
  }

  /** What is in force at one moment. */
  private record Snapshot(
      @Nullable CorsProcessor everywhere,
      RouteTable<CorsProcessor> table,
      Map<String, CorsProcessor> named,
      Map<String, String> matches) {

    @Nullable CorsProcessor match(String authority, String path) {
      String normal = RequestPath.normalize(path);
      if (normal == null) {
        return CLOSED;
      }
      CorsProcessor found = table.match(HostPattern.normalize(authority), normal, CLOSED);
      if (found == UNMANAGED) {
        return null;
      }
      return found == null && RequestPath.hasParameters(normal) ? CLOSED : found;
    }
  }

  /**
   * Collects policies and routes. Not safe for use by several threads.
   *
   * <p>A match is a path pattern such as {@code /orders/**}, or a host pattern and a path pattern
   * in one, such as {@code *.shop.example/orders/**}.
   */
  public static final class Builder {
    private static final String NONE = "none";
    private static final String LEFT = "";

    private final Map<String, CorsPolicy> policies = new LinkedHashMap<>();
    private final Map<String, String> matches = new LinkedHashMap<>();
    private final Map<String, CorsPolicy> unnamed = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private @Nullable Function<String, CorsListener> listeners;

    private Builder() {}

    /** Adds a policy under a name, for routes and annotations. */
    public Builder policy(String name, CorsPolicy policy) {
      if (name.equals(NONE) || name.isBlank() || name.contains("/")) {
        problems.add("invalid policy name \"" + name + "\": choose another one, without slashes");
      } else if (policies.putIfAbsent(name, policy) != null) {
        problems.add("invalid policy \"" + name + "\": the name is taken; choose another one");
      }
      return this;
    }

    /** Puts a policy of that name, added before or later, in force for what matches. */
    public Builder route(String match, String policy) {
      if (matches.putIfAbsent(match, policy) != null) {
        problems.add(Matches.twice(match, "twice"));
      }
      return this;
    }

    /** Puts a policy without a name in force for what matches. */
    public Builder route(String match, CorsPolicy policy) {
      unnamed.putIfAbsent(match, policy);
      return route(match, match);
    }

    /** Lets the Same-Origin Policy stand for what matches. */
    public Builder closed(String match) {
      return route(match, NONE);
    }

    /** Leaves CORS to the application for what matches, amid what a wider match covers. */
    public Builder unmanaged(String match) {
      return route(match, LEFT);
    }

    /** Watches all decisions under these policies and routes. */
    public Builder listener(CorsListener watcher) {
      return listeners(policy -> watcher);
    }

    /**
     * Watches all decisions under these policies and routes, each policy's apart.
     *
     * @param watchers gives the watcher of a policy by what {@link CorsRoutes#matches} calls it
     */
    public Builder listeners(Function<String, CorsListener> watchers) {
      listeners = watchers;
      return this;
    }

    /**
     * Returns the routes.
     *
     * @throws IllegalArgumentException if a match is none, stands twice, is never reached as {@code
     *     /a} beside {@code /a/**}, or names an unknown policy; the message has all problems, one a
     *     line
     */
    public CorsRoutes build() {
      List<String> all = new ArrayList<>(problems);
      Map<String, CorsProcessor> named = new LinkedHashMap<>();
      policies.forEach((name, policy) -> named.put(name, processor(name, policy)));
      RouteTable.Builder<CorsProcessor> table = RouteTable.builder();
      Matches parsed = new Matches(all);
      matches.forEach(
          (text, name) -> {
            CorsProcessor processor = selected(text, name, named, all);
            parsed.add(text, (host, path) -> table.add(host, path, processor));
          });
      parsed.refuseUnreachable();
      if (!all.isEmpty()) {
        throw new IllegalArgumentException(String.join("\n", all));
      }
      Snapshot snapshot =
          new Snapshot(
              null,
              table.build(),
              Collections.unmodifiableMap(named),
              Collections.unmodifiableMap(new LinkedHashMap<>(matches)));
      return new CorsRoutes(snapshot);
    }

    private CorsProcessor processor(String name, CorsPolicy policy) {
      return listeners == null
          ? CorsProcessor.of(policy)
          : CorsProcessor.of(policy, listeners.apply(name));
    }

    private CorsProcessor closed() {
      return listeners == null ? CLOSED : CorsProcessor.closed(listeners.apply(NONE));
    }

    private CorsProcessor selected(
        String match, String name, Map<String, CorsProcessor> named, List<String> all) {
      if (name.equals(NONE)) {
        return closed();
      }
      if (name.equals(LEFT)) {
        return UNMANAGED;
      }
      CorsPolicy own = name.equals(match) ? unnamed.get(match) : null;
      CorsProcessor found = own != null ? processor(match, own) : named.get(name);
      if (found == null) {
        all.add(unknown(match, name, named));
      }
      return found == null ? CLOSED : found;
    }

    private static String unknown(String match, String name, Map<String, CorsProcessor> named) {
      return "invalid route \""
          + match
          + "\": there is no policy \""
          + name
          + "\"; name one of "
          + named.keySet();
    }
  }
}
