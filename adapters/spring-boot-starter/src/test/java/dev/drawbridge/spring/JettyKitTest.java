package dev.drawbridge.spring;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.ConformanceKit;
import dev.drawbridge.testkit.RunningServer;
import java.util.Map;
import java.util.Set;

/** Spring MVC on Jetty: 12.1 with Spring Boot 4, 12.0 with Spring Boot 3.5. */
final class JettyKitTest extends ConformanceKit {
  @Override
  protected RunningServer start(CorsRoutes routes) {
    return Application.onJetty(routes, MvcApplication.class);
  }

  @Override
  protected Map<String, String> exceptions() {
    return Map.of("route: none, preflight left alone", "Spring MVC answers every preflight itself");
  }

  /** Jetty 12.0 takes the field off its own answer to a method that Spring does not know. */
  @Override
  protected Map<String, Set<String>> deviations() {
    Set<String> noVary = Set.of("Vary absent: expected Origin in it");
    return Application.isSpring6()
        ? Map.of(
            "list: FOO | O: https://a.example",
            noVary,
            "list: options | O: https://a.example ; M: PUT",
            noVary)
        : Map.of();
  }
}
