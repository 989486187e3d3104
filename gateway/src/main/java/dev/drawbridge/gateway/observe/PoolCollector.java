package dev.drawbridge.gateway.observe;

import dev.drawbridge.gateway.upstream.PoolStats;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.function.Supplier;

/** Turns the state of the pools into Prometheus metrics: upstreams come with use and reloads. */
final class PoolCollector implements MultiCollector {
  private final Supplier<PoolStats> pools;

  PoolCollector(Supplier<PoolStats> pools) {
    this.pools = pools;
  }

  @Override
  public MetricSnapshots collect() {
    GaugeSnapshot.Builder connections =
        GaugeSnapshot.builder()
            .name("drawbridge_upstream_connections")
            .help("Connections to upstreams, now");
    CounterSnapshot.Builder opened =
        CounterSnapshot.builder()
            .name("drawbridge_upstream_connections_opened")
            .help("Connections to upstreams, opened since the start");
    CounterSnapshot.Builder reused =
        CounterSnapshot.builder()
            .name("drawbridge_upstream_connections_reused")
            .help("Exchanges on a connection that had carried one before");
    CounterSnapshot.Builder failed =
        CounterSnapshot.builder()
            .name("drawbridge_upstream_connections_failed")
            .help("Attempts to connect that failed");
    for (PoolStats.Pool pool : pools.get().pools()) {
      Labels upstream = Labels.of("upstream", pool.upstream());
      connections.dataPoint(gauge(upstream.add("state", "active"), pool.active()));
      connections.dataPoint(gauge(upstream.add("state", "idle"), pool.idle()));
      opened.dataPoint(counter(upstream, pool.opened()));
      reused.dataPoint(counter(upstream, pool.reused()));
      failed.dataPoint(counter(upstream, pool.failed()));
    }
    return MetricSnapshots.of(connections.build(), opened.build(), reused.build(), failed.build());
  }

  private static GaugeDataPointSnapshot gauge(Labels labels, long value) {
    return GaugeDataPointSnapshot.builder().labels(labels).value((double) value).build();
  }

  private static CounterDataPointSnapshot counter(Labels labels, long value) {
    return CounterDataPointSnapshot.builder().labels(labels).value((double) value).build();
  }
}
