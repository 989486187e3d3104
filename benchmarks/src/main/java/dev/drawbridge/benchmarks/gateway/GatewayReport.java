package dev.drawbridge.benchmarks.gateway;

import dev.drawbridge.benchmarks.gateway.Proc.Memory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Collects samples; writes Markdown tables of medians, and all samples as CSV. */
final class GatewayReport {
  private final Map<Load, Map<String, List<Sample>>> samples = new EnumMap<>(Load.class);
  private final Map<String, List<Double>> startUps = new LinkedHashMap<>();
  private final Map<String, List<Double>> startUpCpu = new LinkedHashMap<>();
  private final Map<String, List<Memory>> atStart = new LinkedHashMap<>();
  private final Map<String, List<Memory>> underLoad = new LinkedHashMap<>();

  void started(String name, Duration startUp, long ticks, Memory memory) {
    double cpuMillis = ticks * 1e3 / Proc.TICKS_PER_SECOND;
    startUpCpu.computeIfAbsent(name, n -> new ArrayList<>()).add(cpuMillis);
    startUps.computeIfAbsent(name, n -> new ArrayList<>()).add(startUp.toNanos() / 1e6);
    atStart.computeIfAbsent(name, n -> new ArrayList<>()).add(memory);
  }

  void measured(Load load, String name, Sample sample) {
    samples
        .computeIfAbsent(load, l -> new LinkedHashMap<>())
        .computeIfAbsent(name, n -> new ArrayList<>())
        .add(sample);
  }

  void resident(String name, Memory memory) {
    underLoad.computeIfAbsent(name, n -> new ArrayList<>()).add(memory);
  }

  String csv() {
    StringBuilder text = new StringBuilder("load,candidate,rate,p50_ms,p99_ms,cpu_us,foreign\n");
    samples.forEach(
        (load, byName) ->
            byName.forEach(
                (name, runs) ->
                    runs.forEach(
                        run ->
                            text.append(
                                String.format(
                                    Locale.ROOT,
                                    "%s,\"%s\",%.0f,%.3f,%.3f,%.2f,%.2f%n",
                                    load,
                                    name,
                                    run.rate(),
                                    run.p50(),
                                    run.p99(),
                                    run.cpuMicros(),
                                    run.foreign())))));
    return text.toString();
  }

  String markdown(String description) {
    StringBuilder text = new StringBuilder(description).append("\n");
    samples.forEach((load, byName) -> table(text, load, byName));
    memoryAndStartUp(text);
    return text.toString();
  }

  private static void table(StringBuilder text, Load load, Map<String, List<Sample>> byName) {
    text.append("\n### ").append(capital(load.title())).append("\n\n");
    text.append("| candidate | n | req/s, median (min–max) | ÷ nginx | ÷ SCG | p50 ms | p99 ms ");
    text.append("| p99 ÷ nginx | CPU µs/request | ÷ nginx | foreign cores |\n");
    text.append("|---|---|---|---|---|---|---|---|---|---|---|\n");
    List<Sample> nginx = startingWith(byName, "nginx");
    List<Sample> scg = startingWith(byName, "Spring");
    byName.entrySet().stream()
        .sorted(Comparator.comparing(entry -> -median(entry.getValue(), Sample::rate)))
        .forEach(entry -> row(text, entry.getKey(), entry.getValue(), nginx, scg));
  }

  private static String capital(String title) {
    return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
  }

  /** Runs of the best of the candidates whose name begins so. */
  private static List<Sample> startingWith(Map<String, List<Sample>> byName, String start) {
    return byName.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(start))
        .map(Map.Entry::getValue)
        .max(Comparator.comparing(runs -> median(runs, Sample::rate)))
        .orElse(List.of());
  }

  private static void row(
      StringBuilder text, String name, List<Sample> runs, List<Sample> nginx, List<Sample> scg) {
    text.append(
        String.format(
            Locale.ROOT,
            "| %s | %d | %,.0f (%,.0f–%,.0f) | %s | %s | %.2f | %.2f | %s | %.1f | %s | %.2f |%n",
            name,
            runs.size(),
            median(runs, Sample::rate),
            runs.stream().mapToDouble(Sample::rate).min().orElse(0),
            runs.stream().mapToDouble(Sample::rate).max().orElse(0),
            ratio(runs, nginx, Sample::rate),
            ratio(runs, scg, Sample::rate),
            median(runs, Sample::p50),
            median(runs, Sample::p99),
            ratio(runs, nginx, Sample::p99),
            median(runs, Sample::cpuMicros),
            ratio(runs, nginx, Sample::cpuMicros),
            median(runs, Sample::foreign)));
  }

  private static String ratio(
      List<Sample> runs, List<Sample> peer, ToDoubleFunction<Sample> value) {
    return peer.isEmpty()
        ? "—"
        : String.format(Locale.ROOT, "%.2f", median(runs, value) / median(peer, value));
  }

  private void memoryAndStartUp(StringBuilder text) {
    text.append("\n### Start-up to the first proxied answer, and memory\n\n");
    text.append("| candidate | ms, median (min–max) | CPU ms | RSS MiB just started ");
    text.append(
        "| RSS MiB under 256 connections, most | Pss MiB, most |\n|---|---|---|---|---|---|\n");
    for (String name : startUps.keySet()) {
      List<Double> millis = startUps.getOrDefault(name, List.of());
      List<Memory> start = atStart.getOrDefault(name, List.of());
      List<Memory> load = underLoad.getOrDefault(name, List.of());
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %.0f (%.0f–%.0f) | %.0f | %.0f | %.0f | %.0f |%n",
              name,
              median(millis, x -> x),
              millis.stream().mapToDouble(x -> x).min().orElse(0),
              millis.stream().mapToDouble(x -> x).max().orElse(0),
              median(startUpCpu.getOrDefault(name, List.of()), x -> x),
              median(start, m -> m.rss() / 1024.0),
              most(load, m -> m.rss() / 1024.0).orElse(0),
              most(load, m -> m.pss() / 1024.0).orElse(0)));
    }
  }

  private static <T> OptionalDouble most(List<T> values, ToDoubleFunction<T> value) {
    return values.stream().mapToDouble(value).max();
  }

  private static <T> double median(List<T> values, ToDoubleFunction<T> value) {
    double[] sorted = values.stream().mapToDouble(value).sorted().toArray();
    int n = sorted.length;
    if (n == 0) {
      return 0;
    }
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
}
