package dev.drawbridge.benchmarks.engine;

import java.util.Locale;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * One measured cell of a table.
 *
 * @param nanos CPU time of the worker thread per request, the median of all iterations
 * @param least the least of them
 * @param most the most of them
 * @param bytes what was allocated per request
 */
public record Cell(double nanos, double least, double most, double bytes) {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  /** Reads a result of JMH's with the profilers for CPU time and allocation. */
  public static Cell of(RunResult result) {
    Statistics cpu = secondary(result, CpuTimeProfiler.LABEL).getStatistics();
    double allocated = secondary(result, ALLOCATED).getStatistics().getPercentile(50);
    return new Cell(cpu.getPercentile(50), cpu.getMin(), cpu.getMax(), allocated);
  }

  private static Result<?> secondary(RunResult result, String label) {
    Result<?> found = result.getSecondaryResults().get(label);
    if (found == null) {
      throw new IllegalStateException("no " + label + " in " + result.getParams().id());
    }
    return found;
  }

  /** Returns the cell as tables show it. */
  public String text() {
    String allocated = bytes < 1 ? "0" : number(bytes);
    return "%s (%s–%s), %s B".formatted(number(nanos), number(least), number(most), allocated);
  }

  /** Returns a number in three digits or so. */
  public static String number(double value) {
    if (value >= 1e6) {
      return String.format(Locale.ROOT, "%.1fM", value / 1e6);
    }
    if (value >= 1e4) {
      return String.format(Locale.ROOT, "%.1fk", value / 1e3);
    }
    return String.format(Locale.ROOT, value >= 20 ? "%.0f" : "%.1f", value);
  }
}
