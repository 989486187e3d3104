package dev.drawbridge.spring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * The counter {@code drawbridge.cors.decisions} where Micrometer is there: the gateway's, with the
 * labels {@code policy}, {@code decision} and {@code refusal}.
 */
@AutoConfiguration(after = DrawbridgeAutoConfiguration.class)
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnBean(DecisionCounts.class)
public final class DrawbridgeMetricsAutoConfiguration {
  @Bean
  MeterBinder drawbridgeMetrics(DecisionCounts counts) {
    return registry ->
        counts.watch(
            (series, count) ->
                FunctionCounter.builder("drawbridge.cors.decisions", count, LongAdder::sum)
                    .description("CORS decisions")
                    .tag("policy", series.policy())
                    .tag("decision", series.decision())
                    .tag("refusal", series.refusal())
                    .register(registry));
  }
}
