package dev.drawbridge.helidon;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.ConformanceKit;
import dev.drawbridge.testkit.RunningServer;
import io.helidon.webserver.WebServer;
import java.util.Map;

/** The kit on Helidon 4. */
final class Helidon4KitTest extends ConformanceKit {
  @Override
  protected RunningServer start(CorsRoutes routes) {
    WebServer server = KitApplication.serve(routes);
    return new RunningServer() {
      @Override
      public int port() {
        return server.port();
      }

      @Override
      public void close() {
        server.stop();
      }
    };
  }

  @Override
  protected Map<String, String> exceptions() {
    String reason = "features have no annotations";
    return Map.of(
        "annotated",
        reason,
        "annotated: preflight",
        reason,
        "annotated: before the path's",
        reason,
        "list: options | O: https://a.example ; M: PUT",
        "Helidon takes options for OPTIONS");
  }
}
