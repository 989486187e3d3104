package dev.drawbridge.servlet;

import dev.drawbridge.testkit.RunningServer;

final class UndertowBeforeTest extends BeforeCases {
  UndertowBeforeTest() {
    super("Undertow");
  }

  @Override
  RunningServer start(Installer installer) throws Exception {
    return UndertowServer.start(installer);
  }
}
