package dev.drawbridge.gateway.observe;

import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.gateway.stage.Exchange;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The counters of one route on one event loop: one writer, any number of readers. An increment is a
 * plain read and an opaque write, without a lock or a fence.
 */
final class LoopCounts {
  /** Six of them: by the first digit of the status, 0 where none was sent. */
  static final int STATUS = 0;

  static final int DECISION = STATUS + 6;
  static final int LATENCY = DECISION + Decisions.COUNT;
  static final int UPSTREAM = LATENCY + LatencyBuckets.COUNT;
  static final int LATENCY_SUM = UPSTREAM + LatencyBuckets.COUNT;
  static final int UPSTREAM_SUM = LATENCY_SUM + 1;
  static final int REQUEST_BYTES = UPSTREAM_SUM + 1;
  static final int RESPONSE_BYTES = REQUEST_BYTES + 1;
  static final int SIZE = RESPONSE_BYTES + 1;

  private final AtomicLongArray counts = new AtomicLongArray(SIZE);

  void record(Exchange exchange) {
    add(STATUS + Math.min(5, exchange.status() / 100), 1);
    CorsDecision decision = exchange.decision();
    if (decision != null) {
      add(DECISION + Decisions.indexOf(decision), 1);
    }
    long duration = exchange.durationNanos();
    add(LATENCY + LatencyBuckets.indexOf(duration), 1);
    add(LATENCY_SUM, duration);
    long upstream = exchange.upstreamNanos();
    if (upstream >= 0) {
      add(UPSTREAM + LatencyBuckets.indexOf(upstream), 1);
      add(UPSTREAM_SUM, upstream);
    }
    add(REQUEST_BYTES, exchange.requestBytes());
    add(RESPONSE_BYTES, exchange.responseBytes());
  }

  private void add(int index, long amount) {
    counts.setOpaque(index, counts.getPlain(index) + amount);
  }

  void addTo(long[] sum) {
    for (int i = 0; i < SIZE; i++) {
      sum[i] += counts.getOpaque(i);
    }
  }
}
