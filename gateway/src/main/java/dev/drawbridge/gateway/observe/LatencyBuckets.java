package dev.drawbridge.gateway.observe;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * The upper bounds of the latency histograms: 14 of them from half a millisecond to ten seconds.
 */
final class LatencyBuckets {
  private static final double[] SECONDS = {
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
  };
  private static final long[] NANOS = nanos();

  /** How many counts a histogram has: one for each bound, and one for what lies above. */
  static final int COUNT = SECONDS.length + 1;

  private LatencyBuckets() {}

  /** The first bucket whose bound is not below the duration. */
  static int indexOf(long nanos) {
    int index = 0;
    while (index < NANOS.length && nanos > NANOS[index]) {
      index++;
    }
    return index;
  }

  /** The upper bounds in seconds; infinity is the last. */
  static double[] bounds() {
    double[] bounds = Arrays.copyOf(SECONDS, COUNT);
    bounds[COUNT - 1] = Double.POSITIVE_INFINITY;
    return bounds;
  }

  private static long[] nanos() {
    long[] nanos = new long[SECONDS.length];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = Math.round(SECONDS[i] * TimeUnit.SECONDS.toNanos(1));
    }
    return nanos;
  }
}
