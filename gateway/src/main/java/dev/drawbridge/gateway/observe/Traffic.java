package dev.drawbridge.gateway.observe;

import dev.drawbridge.gateway.route.CompiledRoute;
import dev.drawbridge.gateway.stage.Exchange;
import dev.drawbridge.gateway.stage.ExchangeListener;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Counts exchanges by route. Needs no metrics library: {@link Metrics} reads the counts when it is
 * asked for them.
 */
public final class Traffic implements ExchangeListener {
  private final RouteCounts noRoute = new RouteCounts("", "");
  private final Map<List<String>, RouteCounts> routes = new ConcurrentHashMap<>();
  private final AtomicInteger seen = new AtomicInteger();
  private final FastThreadLocal<Integer> loop =
      new FastThreadLocal<>() {
        @Override
        protected Integer initialValue() {
          return seen.getAndIncrement();
        }
      };

  /**
   * The counters of a route, for its {@link CompiledRoute#attachment}; the same for the same names,
   * so that counts survive a reload.
   *
   * @param policy empty where the gateway does not own CORS on the route
   */
  public RouteCounts counts(String route, String policy) {
    return routes.computeIfAbsent(List.of(route, policy), unused -> new RouteCounts(route, policy));
  }

  /** Forgets the counts of all other routes, so that reloads do not pile them up. */
  public void keep(Collection<RouteCounts> inForce) {
    routes.values().retainAll(List.copyOf(inForce));
  }

  @Override
  public void completed(Exchange exchange) {
    CompiledRoute route = exchange.route();
    RouteCounts counts =
        route != null && route.attachment() instanceof RouteCounts own ? own : noRoute;
    counts.of(loop.get()).record(exchange);
    String failure = exchange.failure();
    if (failure != null) {
      counts.failed(failure);
    }
  }

  Stream<RouteCounts> all() {
    return Stream.concat(Stream.of(noRoute), routes.values().stream());
  }
}
