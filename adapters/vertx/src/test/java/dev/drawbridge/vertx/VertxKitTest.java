package dev.drawbridge.vertx;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.ConformanceKit;
import dev.drawbridge.testkit.RunningServer;
import io.vertx.ext.web.Router;
import java.util.Map;

/** The kit on Vert.x Web. */
final class VertxKitTest extends ConformanceKit {
  @Override
  protected RunningServer start(CorsRoutes routes) {
    return VertxServer.start(
        vertx -> {
          Router router = Router.router(vertx);
          router.route().handler(CorsWebHandler.of(routes));
          KitApplication.mount(router);
          return router;
        });
  }

  @Override
  protected Map<String, String> exceptions() {
    return noAnnotations("Vert.x has no annotations");
  }
}
