package dev.drawbridge.spring;

import dev.drawbridge.cors.CorsRoutes;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;

/**
 * The filter of WebFlux, {@code @Cors} on its controllers, and the refusal of Spring's own CORS.
 */
@AutoConfiguration(after = DrawbridgeAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(RequestMappingInfoHandlerMapping.class)
public final class DrawbridgeWebFluxAutoConfiguration {
  @Bean
  ReactiveHandlers drawbridgeHandlers() {
    return new ReactiveHandlers();
  }

  @Bean
  ReactiveCorsFilter drawbridgeFilter(CorsRoutes routes, ReactiveHandlers handlers) {
    return new ReactiveCorsFilter(routes, handlers);
  }

  @Bean
  ReactiveCheck drawbridgeCheck(
      ApplicationContext context,
      CorsRoutes routes,
      Setup setup,
      ReactiveHandlers handlers,
      ReactiveCorsFilter filter) {
    return new ReactiveCheck(context, routes, setup, handlers, filter);
  }
}
