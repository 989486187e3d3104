package dev.drawbridge.spring;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.ConformanceKit;
import dev.drawbridge.testkit.RunningServer;
import java.util.HashMap;
import java.util.Map;

/** Spring MVC on Tomcat. */
final class MvcKitTest extends ConformanceKit {
  @Override
  protected RunningServer start(CorsRoutes routes) {
    return Application.withRoutes(routes, "servlet", MvcApplication.class);
  }

  @Override
  protected Map<String, String> exceptions() {
    Map<String, String> exceptions = new HashMap<>();
    exceptions.put(
        "route: none, preflight left alone", "Spring MVC answers every preflight itself");
    if (Application.isSpring6()) {
      exceptions.put(
          "application: missing", "Spring MVC 6.2 sets a Vary of its own on static resources");
    }
    return exceptions;
  }
}
