package dev.drawbridge.servlet;

import dev.drawbridge.testkit.RunningServer;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** An embedded Jetty 12.1, environment EE 10. */
record JettyServer(Server server) implements RunningServer {
  static JettyServer start(Installer installer) throws Exception {
    return start(installer, handler -> {});
  }

  /**
   * Starts a server with one application.
   *
   * @param more what only this container knows
   */
  static JettyServer start(Installer installer, Consumer<ServletContextHandler> more)
      throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler handler = new ServletContextHandler("/", false, false);
    handler.addServletContainerInitializer((classes, context) -> installer.install(context));
    more.accept(handler);
    server.setHandler(handler);
    try {
      server.start();
    } catch (Exception e) {
      server.stop();
      throw e;
    }
    return new JettyServer(server);
  }

  @Override
  public int port() {
    return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
