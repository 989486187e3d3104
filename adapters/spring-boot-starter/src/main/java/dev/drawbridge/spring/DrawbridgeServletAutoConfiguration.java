package dev.drawbridge.spring;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.servlet.CorsFilter;
import dev.drawbridge.servlet.PolicyNames;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** The filter, before all others: Spring Security's included. */
@AutoConfiguration(after = DrawbridgeAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(FilterRegistrationBean.class)
public final class DrawbridgeServletAutoConfiguration {
  @Bean
  FilterRegistrationBean<CorsFilter> drawbridgeFilter(
      CorsRoutes routes, ObjectProvider<PolicyNames> names) {
    CorsFilter filter = new CorsFilter(routes, names.getIfAvailable(() -> request -> null));
    FilterRegistrationBean<CorsFilter> bean = new FilterRegistrationBean<>(filter);
    bean.setName("drawbridge");
    bean.setOrder(Ordered.HIGHEST_PRECEDENCE);
    bean.setDispatcherTypes(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
    return bean;
  }
}
