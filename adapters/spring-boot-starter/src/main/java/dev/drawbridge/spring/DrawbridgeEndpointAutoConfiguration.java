package dev.drawbridge.spring;

import dev.drawbridge.cors.CorsRoutes;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** The actuator's endpoint {@code cors}, where the actuator is there and exposes it. */
@AutoConfiguration(after = DrawbridgeAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(DecisionCounts.class)
public final class DrawbridgeEndpointAutoConfiguration {
  @Bean
  @ConditionalOnAvailableEndpoint
  CorsEndpoint drawbridgeEndpoint(CorsRoutes routes, DecisionCounts counts) {
    return new CorsEndpoint(routes, counts);
  }
}
