package dev.drawbridge.spring;

import dev.drawbridge.config.ApplicationConfig;
import dev.drawbridge.config.CorsRule;
import dev.drawbridge.config.RouteCors;
import dev.drawbridge.cors.CorsListener;
import dev.drawbridge.cors.CorsRoutes;
import java.util.function.Function;

/** Makes routes of what was read. */
final class RoutesCompiler {
  private RoutesCompiler() {}

  /**
   * The routes of a configuration without errors.
   *
   * @param listeners who watches a policy's decisions, by its name
   */
  static CorsRoutes compile(ApplicationConfig config, Function<String, CorsListener> listeners) {
    CorsRoutes.Builder builder = CorsRoutes.builder().listeners(listeners);
    config.policies().forEach(builder::policy);
    for (CorsRule rule : config.rules()) {
      String match = (rule.host() == null ? "" : rule.host().toString()) + rule.match();
      if (rule.cors() instanceof RouteCors.Governed governed) {
        // A policy in place has a name that no declared policy can have.
        if (config.policies().containsKey(governed.name())) {
          builder.route(match, governed.name());
        } else {
          builder.route(match, governed.policy());
        }
      } else if (rule.cors() instanceof RouteCors.Closed) {
        builder.closed(match);
      } else {
        builder.unmanaged(match);
      }
    }
    return builder.build();
  }
}
