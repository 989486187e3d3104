package dev.drawbridge.jaxrs;

import dev.drawbridge.cors.Cors;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.cors.CorsRoutes;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** The policies that annotations name. */
final class Policies {
  /** The Same-Origin Policy. */
  static final CorsProcessor CLOSED = CorsProcessor.closed();

  private Policies() {}

  /** Returns the name in the annotation of a method, or else of its class; null without one. */
  static @Nullable String nameOf(Class<?> type, Method method) {
    Cors own = Declared.on(type, method, Cors.class);
    Cors common = own != null ? own : Declared.on(type, Cors.class);
    return common == null ? null : common.value();
  }

  /** Returns what decides under a name; one that is gone since the start is closed. */
  static CorsProcessor named(CorsRoutes routes, String name) {
    CorsProcessor processor = routes.named(name);
    return processor == null ? CLOSED : processor;
  }

  /** Returns what refuses an annotation, as the application is deployed or at a request. */
  static IllegalStateException invalid(String policy, Class<?> type, Method method, String why) {
    return new IllegalStateException(
        "invalid annotation @Cors(\"%s\") on %s.%s: %s"
            .formatted(policy, type.getName(), method.getName(), why));
  }
}
