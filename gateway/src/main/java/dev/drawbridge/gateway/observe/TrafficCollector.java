package dev.drawbridge.gateway.observe;

import dev.drawbridge.cors.Refusal;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Turns the counts of the traffic into Prometheus metrics. Handed to the Prometheus side of
 * Micrometer's registry, because Micrometer itself has no histogram that is read rather than
 * recorded. Series that never counted are left out.
 */
final class TrafficCollector implements MultiCollector {
  private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Traffic traffic;

  TrafficCollector(Traffic traffic) {
    this.traffic = traffic;
  }

  @Override
  public MetricSnapshots collect() {
    Families families = new Families();
    traffic.all().forEach(families::add);
    return families.snapshots();
  }

  /** The metrics while they are put together, route by route. */
  private static final class Families {
    private final CounterSnapshot.Builder requests =
        CounterSnapshot.builder().name("drawbridge_requests").help("Exchanges by status class");
    private final CounterSnapshot.Builder decisions =
        CounterSnapshot.builder().name("drawbridge_cors_decisions").help("CORS decisions");
    private final CounterSnapshot.Builder failures =
        CounterSnapshot.builder().name("drawbridge_failures").help("Exchanges that went wrong");
    private final CounterSnapshot.Builder received =
        CounterSnapshot.builder()
            .name("drawbridge_request_body_bytes")
            .help("Octets of request bodies");
    private final CounterSnapshot.Builder sent =
        CounterSnapshot.builder()
            .name("drawbridge_response_body_bytes")
            .help("Octets of response bodies");
    private final HistogramSnapshot.Builder latency =
        HistogramSnapshot.builder()
            .name("drawbridge_request_duration_seconds")
            .help("From the request's head to the end of the answer");
    private final HistogramSnapshot.Builder upstream =
        HistogramSnapshot.builder()
            .name("drawbridge_upstream_duration_seconds")
            .help("From the request's head to the head of the upstream's answer");

    void add(RouteCounts counts) {
      long[] sum = counts.sum();
      Labels route = Labels.of("route", counts.route(), "policy", counts.policy());
      for (int status = 0; status < 6; status++) {
        String label = status == 0 ? "none" : status + "xx";
        count(requests, route.add("status", label), sum[LoopCounts.STATUS + status]);
      }
      for (int decision = 0; decision < Decisions.COUNT; decision++) {
        count(decisions, labels(route, decision), sum[LoopCounts.DECISION + decision]);
      }
      counts.failures().forEach((code, n) -> count(failures, route.add("failure", code), n));
      count(received, route, sum[LoopCounts.REQUEST_BYTES]);
      count(sent, route, sum[LoopCounts.RESPONSE_BYTES]);
      histogram(latency, route, sum, LoopCounts.LATENCY, sum[LoopCounts.LATENCY_SUM]);
      histogram(upstream, route, sum, LoopCounts.UPSTREAM, sum[LoopCounts.UPSTREAM_SUM]);
    }

    private static Labels labels(Labels route, int decision) {
      Refusal refusal = Decisions.refusalOf(decision);
      return route
          .add("decision", Decisions.label(Decisions.kindOf(decision)))
          .add("refusal", refusal == null ? "" : refusal.code());
    }

    private static void count(CounterSnapshot.Builder family, Labels labels, long value) {
      if (value > 0) {
        family.dataPoint(
            CounterDataPointSnapshot.builder().labels(labels).value((double) value).build());
      }
    }

    private static void histogram(
        HistogramSnapshot.Builder family, Labels labels, long[] sum, int from, long nanos) {
      long[] counts = Arrays.copyOfRange(sum, from, from + LatencyBuckets.COUNT);
      if (Arrays.stream(counts).sum() > 0) {
        family.dataPoint(
            HistogramDataPointSnapshot.builder()
                .labels(labels)
                .classicHistogramBuckets(
                    ClassicHistogramBuckets.of(LatencyBuckets.bounds(), counts))
                .sum(nanos / SECOND)
                .build());
      }
    }

    MetricSnapshots snapshots() {
      return MetricSnapshots.of(
          requests.build(),
          decisions.build(),
          failures.build(),
          received.build(),
          sent.build(),
          latency.build(),
          upstream.build());
    }
  }
}
