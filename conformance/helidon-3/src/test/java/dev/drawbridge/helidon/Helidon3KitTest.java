package dev.drawbridge.helidon;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.ConformanceKit;
import dev.drawbridge.testkit.RunningServer;
import io.helidon.webserver.WebServer;
import java.util.HashMap;
import java.util.Map;

/** The kit on Helidon 3. */
final class Helidon3KitTest extends ConformanceKit {
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
        server.shutdown().await();
      }
    };
  }

  @Override
  protected Map<String, String> exceptions() {
    Map<String, String> exceptions = new HashMap<>(noAnnotations("handlers have no annotations"));
    exceptions.put(
        "list: options | O: https://a.example ; M: PUT", "Helidon takes options for OPTIONS");
    String last = "Helidon asks the application's beforeSend() last";
    exceptions.put("own fields: /own-late", last);
    exceptions.put("own fields: /own-late under *", last);
    return exceptions;
  }
}
