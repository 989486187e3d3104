package dev.drawbridge.servlet;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.ConformanceKit;
import dev.drawbridge.testkit.RunningServer;

/** The kit on a real Undertow. */
final class UndertowTest extends ConformanceKit {
  @Override
  protected RunningServer start(CorsRoutes routes) throws Exception {
    return UndertowServer.start(context -> KitApplication.install(context, routes));
  }
}
