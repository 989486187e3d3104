package dev.drawbridge.quarkus;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.ConformanceKit;
import dev.drawbridge.testkit.RunningServer;
import dev.drawbridge.vertx.CorsWebHandler;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;

/** The kit on Quarkus, which is started around it. */
@QuarkusTest
class QuarkusKitTest extends ConformanceKit {
  @Override
  protected RunningServer start(CorsRoutes routes) {
    Behind.put(CorsWebHandler.of(routes));
    int port = Asked.port();
    return new RunningServer() {
      @Override
      public int port() {
        return port;
      }

      @Override
      public void close() {
        Behind.put(null);
      }
    };
  }

  @Override
  protected Map<String, String> exceptions() {
    return noAnnotations("a filter of Vert.x knows no annotations");
  }
}
