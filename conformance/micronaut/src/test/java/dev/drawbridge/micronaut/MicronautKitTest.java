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
    return noAnnotations("a pipeline has no annotations");
  }
}
