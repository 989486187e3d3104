package dev.drawbridge.spring;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.ConformanceKit;
import dev.drawbridge.testkit.RunningServer;
import java.util.Map;

/** WebFlux on Reactor Netty. */
final class WebFluxKitTest extends ConformanceKit {
  @Override
  protected RunningServer start(CorsRoutes routes) {
    return Application.withRoutes(routes, "reactive", WebFluxApplication.class);
  }

  @Override
  protected Map<String, String> exceptions() {
    return Map.of("route: none, preflight left alone", "WebFlux answers every preflight itself");
  }
}
