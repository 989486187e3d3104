package dev.drawbridge.jaxrs;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.ConformanceKit;
import dev.drawbridge.testkit.RunningServer;
import java.io.IOException;

/** The kit on Jersey. */
final class JerseyKitTest extends ConformanceKit {
  @Override
  protected RunningServer start(CorsRoutes routes) throws IOException {
    return JerseyServer.start(new KitApplication(routes));
  }
}
