package dev.drawbridge.spring;

import dev.drawbridge.cors.CorsRoutes;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** {@code @Cors} on controllers of Spring MVC, and the refusal of Spring's own CORS beside. */
@AutoConfiguration(after = DrawbridgeAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(RequestMappingInfoHandlerMapping.class)
public final class DrawbridgeMvcAutoConfiguration {
  @Bean
  AnnotatedHandlers drawbridgeHandlers() {
    return new AnnotatedHandlers();
  }

  @Bean
  MvcCheck drawbridgeCheck(
      ApplicationContext context, CorsRoutes routes, Setup setup, AnnotatedHandlers handlers) {
    return new MvcCheck(context, routes, setup, handlers);
  }
}
