package dev.drawbridge.spring;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.util.ReflectionUtils;

/**
 * CORS that an application configures in Spring Security's chains without a bean. {@code
 * http.cors(withDefaults())} alone configures nothing, and may stay.
 */
final class SecurityCors {
  private static final String WHAT = "http.cors(…)";

  private SecurityCors() {}

  static void addServlet(ApplicationContext context, SpringCors cors) {
    context
        .getBeansOfType(SecurityFilterChain.class)
        .forEach(
            (name, chain) -> {
              if (chain.getFilters().stream().anyMatch(SecurityCors::isConfigured)) {
                cors.add("bean " + name, WHAT);
              }
            });
  }

  static void addReactive(ApplicationContext context, SpringCors cors) {
    context
        .getBeansOfType(SecurityWebFilterChain.class)
        .forEach(
            (name, chain) -> {
              Boolean any = chain.getWebFilters().any(SecurityCors::isConfigured).block();
              if (Boolean.TRUE.equals(any)) {
                cors.add("bean " + name, WHAT);
              }
            });
  }

  /** Whether a filter is one of Spring's for CORS, with a source of somebody else's. */
  private static boolean isConfigured(Object filter) {
    String type = filter.getClass().getName();
    if (!type.startsWith("org.springframework.web.") || !type.contains("Cors")) {
      return false;
    }
    Object source = source(filter);
    return source == null || SpringCors.isConfigured(source);
  }

  /** Spring has no accessor for it. */
  private static @Nullable Object source(Object filter) {
    Field field = ReflectionUtils.findField(filter.getClass(), "configSource");
    if (field == null) {
      return null;
    }
    ReflectionUtils.makeAccessible(field);
    return ReflectionUtils.getField(field, filter);
  }
}
