package dev.drawbridge.micronaut;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.RunningServer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;

/** Micronaut on a free loopback port, with the kit's application. */
record MicronautServer(EmbeddedServer server) implements RunningServer {
  /** Starts it with more properties than those that tell where it listens. */
  static MicronautServer start(CorsRoutes routes, Map<String, Object> properties) {
    Map<String, Object> all = new HashMap<>();
    all.put("micronaut.server.host", "127.0.0.1");
    all.put("micronaut.server.port", "-1");
    // Otherwise Micronaut answers 403 to pages of other hosts, as long as it runs at localhost.
    all.put("micronaut.server.cors.localhost-pass-through", "true");
    all.putAll(properties);
    ApplicationContext context =
        ApplicationContext.builder().properties(all).singletons(routes).start();
    return new MicronautServer(context.getBean(EmbeddedServer.class).start());
  }

  @Override
  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.getApplicationContext().close();
  }
}
