package dev.drawbridge.gateway.observe;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What is counted about one route: one set of counters for each event loop, written by that loop
 * only. The attachment of a compiled route; kept when a reload brings the route again.
 */
public final class RouteCounts {
  private final String route;
  private final String policy;
  private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();
  private volatile @Nullable LoopCounts[] loops = new LoopCounts[0];

  RouteCounts(String route, String policy) {
    this.route = route;
    this.policy = policy;
  }

  String route() {
    return route;
  }

  String policy() {
    return policy;
  }

  /** The counters of a loop; to be called on that loop. */
  LoopCounts of(int loop) {
    @Nullable LoopCounts[] now = loops;
    LoopCounts counts = loop < now.length ? now[loop] : null;
    return counts == null ? add(loop) : counts;
  }

  private synchronized LoopCounts add(int loop) {
    @Nullable LoopCounts[] more = new LoopCounts[Math.max(loop + 1, loops.length)];
    System.arraycopy(loops, 0, more, 0, loops.length);
    LoopCounts counts = new LoopCounts();
    more[loop] = counts;
    loops = more;
    return counts;
  }

  void failed(String code) {
    failures.computeIfAbsent(code, unused -> new LongAdder()).increment();
  }

  /** Failures by code. */
  Map<String, Long> failures() {
    Map<String, Long> sums = new TreeMap<>();
    failures.forEach((code, count) -> sums.put(code, count.sum()));
    return sums;
  }

  /** All loops together. */
  long[] sum() {
    long[] sum = new long[LoopCounts.SIZE];
    for (LoopCounts counts : loops) {
      if (counts != null) {
        counts.addTo(sum);
      }
    }
    return sum;
  }
}
