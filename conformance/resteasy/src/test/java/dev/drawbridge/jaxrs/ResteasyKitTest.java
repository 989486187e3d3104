package dev.drawbridge.jaxrs;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.ConformanceKit;
import dev.drawbridge.testkit.RunningServer;
import java.util.Map;

/** The kit on RESTEasy. */
final class ResteasyKitTest extends ConformanceKit {
  @Override
  protected RunningServer start(CorsRoutes routes) {
    return ResteasyServer.start(new KitApplication(routes));
  }

  @Override
  protected Map<String, String> exceptions() {
    return Map.of(
        "list: options | O: https://a.example ; M: PUT", "RESTEasy takes options for OPTIONS");
  }
}
