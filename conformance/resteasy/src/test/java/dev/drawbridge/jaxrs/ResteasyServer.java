package dev.drawbridge.jaxrs;

import dev.drawbridge.testkit.RunningServer;
import io.undertow.Undertow;
import jakarta.ws.rs.core.Application;
import java.net.InetSocketAddress;
import org.jboss.resteasy.plugins.server.undertow.UndertowJaxrsServer;

/** RESTEasy in Undertow on a free loopback port. */
final class ResteasyServer extends UndertowJaxrsServer implements RunningServer {
  private ResteasyServer() {}

  static ResteasyServer start(Application application) {
    ResteasyServer started = new ResteasyServer();
    started.start(Undertow.builder().addHttpListener(0, "127.0.0.1"));
    started.deploy(application, "/");
    return started;
  }

  @Override
  public int port() {
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  @Override
  public void close() {
    stop();
  }
}
