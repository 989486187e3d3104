package dev.drawbridge.micronaut;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.ConformanceKit;
import dev.drawbridge.testkit.RunningServer;
import java.util.Map;

/** The kit on Micronaut. */
final class MicronautKitTest extends ConformanceKit {
  @Override
  protected RunningServer start(CorsRoutes routes) {
    return MicronautServer.start(routes, Map.of());
  }

  @Override
  protected Map<String, String> exceptions() {
    String reason = "a pipeline has no annotations";
    return Map.of(
        "annotated", reason,
        "annotated: preflight", reason,
        "annotated: before the path's", reason);
  }
}
