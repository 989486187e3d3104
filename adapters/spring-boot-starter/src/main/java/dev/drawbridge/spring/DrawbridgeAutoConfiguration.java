package dev.drawbridge.spring;

import dev.drawbridge.cors.CorsRoutes;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * The policies of an application and where they are in force: a bean {@link CorsRoutes}, from the
 * properties below {@code drawbridge}, from the policy file that they name, or the application's
 * own.
 */
@AutoConfiguration
@ConditionalOnWebApplication
public final class DrawbridgeAutoConfiguration {
  @Bean
  DecisionCounts drawbridgeDecisionCounts() {
    return new DecisionCounts();
  }

  @Bean
  Setup drawbridgeSetup(Environment environment, DecisionCounts counts) {
    return new Setup(Settings.of(environment), counts);
  }

  @Bean
  @ConditionalOnMissingBean
  CorsRoutes drawbridgeRoutes(Setup setup) {
    return setup.routes();
  }

  @Bean
  PolicyReload drawbridgeReload(Setup setup, CorsRoutes routes) {
    return new PolicyReload(setup, routes);
  }
}
