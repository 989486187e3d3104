package dev.drawbridge.servlet;

import dev.drawbridge.testkit.RunningServer;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletContainerInitializer;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.function.Consumer;

/** An embedded Undertow. */
record UndertowServer(Undertow undertow) implements RunningServer {
  static UndertowServer start(Installer installer) throws Exception {
    return start(installer, deployment -> {});
  }

  /**
   * Starts a server with one application.
   *
   * @param more what only this container knows
   */
  static UndertowServer start(Installer installer, Consumer<DeploymentInfo> more) throws Exception {
    ServletContainerInitializer initializer = (classes, context) -> installer.install(context);
    DeploymentInfo deployment =
        Servlets.deployment()
            .setClassLoader(UndertowServer.class.getClassLoader())
            .setContextPath("/")
            .setDeploymentName("test")
            .addServletContainerInitializer(
                new ServletContainerInitializerInfo(
                    initializer.getClass(), new ImmediateInstanceFactory<>(initializer), Set.of()));
    more.accept(deployment);
    DeploymentManager manager = Servlets.newContainer().addDeployment(deployment);
    manager.deploy();
    Undertow undertow = Undertow.builder().addHttpListener(0, "127.0.0.1", manager.start()).build();
    undertow.start();
    return new UndertowServer(undertow);
  }

  @Override
  public int port() {
    return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
  }

  @Override
  public void close() {
    undertow.stop();
  }
}
