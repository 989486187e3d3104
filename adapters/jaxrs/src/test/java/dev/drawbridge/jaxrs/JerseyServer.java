package dev.drawbridge.jaxrs;

import dev.drawbridge.testkit.RunningServer;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.net.URI;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** Jersey in Grizzly's server on a free loopback port. */
record JerseyServer(HttpServer server) implements RunningServer {
  static JerseyServer start(Application application) throws IOException {
    HttpServer server =
        GrizzlyHttpServerFactory.createHttpServer(
            URI.create("http://127.0.0.1:0/"), ResourceConfig.forApplication(application), false);
    server.start();
    return new JerseyServer(server);
  }

  @Override
  public int port() {
    return server.getListener("grizzly").getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
