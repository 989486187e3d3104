package dev.drawbridge.servlet;

import dev.drawbridge.testkit.RunningServer;

final class JettyBeforeTest extends BeforeCases {
  JettyBeforeTest() {
    super("Jetty");
  }

  @Override
  RunningServer start(Installer installer) throws Exception {
    return JettyServer.start(installer);
  }
}
