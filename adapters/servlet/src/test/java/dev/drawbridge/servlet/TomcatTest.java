package dev.drawbridge.servlet;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.ConformanceKit;
import dev.drawbridge.testkit.RunningServer;
import org.junit.jupiter.api.Tag;

/** The kit on a real Tomcat. */
@Tag("tomcat")
final class TomcatTest extends ConformanceKit {
  @Override
  protected RunningServer start(CorsRoutes routes) throws Exception {
    return TomcatServer.start(context -> KitApplication.install(context, routes));
  }
}
