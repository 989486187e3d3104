package dev.drawbridge.gateway.upstream;

import dev.drawbridge.gateway.timing.Wheel;
import io.netty.bootstrap.Bootstrap;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The connections to all upstreams that belong to one event loop. */
public final class Pools {
  private final Bootstrap bootstrap;
  private final Wheel wheel;
  private BackSettings settings;
  private final Resolver resolver;
  private final Map<UpstreamAddress, Pool> pools = new ConcurrentHashMap<>();

  /** Connections are opened by that bootstrap, whose group is the event loop alone. */
  public Pools(Bootstrap bootstrap, Wheel wheel, BackSettings settings, Resolver resolver) {
    this.bootstrap = bootstrap;
    this.wheel = wheel;
    this.settings = settings;
    this.resolver = resolver;
  }

  /**
   * A connection for one exchange, or null if there are too many already. If it is not ready yet,
   * {@link UpstreamUser#connected} or {@link UpstreamUser#failed} will be called.
   *
   * @param fresh whether one that has carried an exchange before will not do
   */
  public @Nullable BackConnection acquire(
      UpstreamAddress address, UpstreamUser user, boolean fresh) {
    Pool pool = pools.get(address);
    if (pool == null) {
      pool = new Pool(address, bootstrap, wheel, settings, resolver);
      pools.put(address, pool);
    }
    return pool.acquire(user, fresh);
  }

  /** Puts other settings in force for the connections that are opened from now on. */
  public void settings(BackSettings next) {
    settings = next;
    pools.values().forEach(pool -> pool.settings(next));
  }

  /**
   * Closes the connections to all upstreams but these, unless they carry exchanges, and forgets an
   * upstream that has none left. One that is still busy is forgotten the next time.
   */
  public void keep(Set<UpstreamAddress> upstreams) {
    pools
        .entrySet()
        .removeIf(entry -> !upstreams.contains(entry.getKey()) && ends(entry.getValue()));
  }

  private static boolean ends(Pool pool) {
    pool.closeIdle();
    return !pool.isBusy();
  }

  /** Closes all connections that carry no exchange. */
  public void closeIdle() {
    pools.values().forEach(Pool::closeIdle);
  }

  /** Adds up the pools of several event loops, from any thread. */
  public static PoolStats stats(Collection<Pools> loops) {
    Map<String, PoolStats.Pool> sums = new TreeMap<>();
    for (Pools loop : loops) {
      for (Pool pool : loop.pools.values()) {
        sums.merge(pool.name(), pool.stats(), Pools::sum);
      }
    }
    return new PoolStats(List.copyOf(sums.values()));
  }

  private static PoolStats.Pool sum(PoolStats.Pool one, PoolStats.Pool other) {
    return new PoolStats.Pool(
        one.upstream(),
        one.active() + other.active(),
        one.idle() + other.idle(),
        one.opened() + other.opened(),
        one.reused() + other.reused(),
        one.failed() + other.failed());
  }
}
