package dev.drawbridge.servlet;

import dev.drawbridge.testkit.RunningServer;

final class JettyWrappingTest extends WrappingCases {
  @Override
  RunningServer start(Installer installer) throws Exception {
    return JettyServer.start(installer);
  }
}
