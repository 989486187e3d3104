package dev.drawbridge.gateway.observe;

import dev.drawbridge.gateway.local.LocalHandler;
import dev.drawbridge.gateway.local.LocalRequest;
import dev.drawbridge.gateway.local.LocalResponse;
import dev.drawbridge.gateway.upstream.PoolStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers scrapes. The metrics library is set up by the first of them, so that a gateway that has
 * just started answers its first request sooner; nothing is lost, for the counts are kept outside.
 */
public final class Metrics implements LocalHandler {
  /**
   * What is measured beside the traffic.
   *
   * @param pools the connections to upstreams
   * @param connections clients' connections, open now
   * @param reloads reloads that were applied
   * @param failedReloads reloads of a bad file
   * @param droppedLines lines that the access log lost
   */
  public record Sources(
      Supplier<PoolStats> pools,
      LongSupplier connections,
      LongSupplier reloads,
      LongSupplier failedReloads,
      LongSupplier droppedLines) {}

  private static final String OPEN_METRICS = "application/openmetrics-text";
  private static final String OPEN_METRICS_TYPE = OPEN_METRICS + "; version=1.0.0; charset=utf-8";
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final Traffic traffic;
  private final Sources sources;
  private @Nullable PrometheusMeterRegistry registry;

  public Metrics(Traffic traffic, Sources sources) {
    this.traffic = traffic;
    this.sources = sources;
  }

  /** In the format that {@code Accept} asks for, of those that Prometheus reads. */
  @Override
  public CompletionStage<LocalResponse> handle(LocalRequest request) {
    String accepted = Objects.requireNonNullElse(request.header("Accept"), "");
    return CompletableFuture.completedFuture(
        LocalResponse.of(200, type(accepted), scrape(accepted)));
  }

  private static String type(String accepted) {
    return accepted.contains(OPEN_METRICS) ? OPEN_METRICS_TYPE : TEXT;
  }

  String scrape(String accepted) {
    return registry().scrape(type(accepted));
  }

  private synchronized PrometheusMeterRegistry registry() {
    PrometheusMeterRegistry known = registry;
    if (known != null) {
      return known;
    }
    PrometheusMeterRegistry made = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    made.getPrometheusRegistry().register(new TrafficCollector(traffic));
    made.getPrometheusRegistry().register(new PoolCollector(sources.pools()));
    Gauge.builder("drawbridge.connections", () -> sources.connections().getAsLong())
        .description("Connections of clients, open now")
        .register(made);
    reloads(made, "applied", sources.reloads());
    reloads(made, "failed", sources.failedReloads());
    FunctionCounter.builder(
            "drawbridge.access.log.dropped", sources.droppedLines(), LongSupplier::getAsLong)
        .description("Lines of the access log that found no room")
        .register(made);
    bindProcess(made);
    registry = made;
    return made;
  }

  private static void reloads(MeterRegistry registry, String result, LongSupplier count) {
    FunctionCounter.builder("drawbridge.config.reloads", count, LongSupplier::getAsLong)
        .description("Reloads of the policy file")
        .tag("result", result)
        .register(registry);
  }

  private static void bindProcess(MeterRegistry registry) {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }
}
