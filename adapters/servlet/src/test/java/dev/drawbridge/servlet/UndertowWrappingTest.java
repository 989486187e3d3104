package dev.drawbridge.servlet;

import dev.drawbridge.testkit.RunningServer;

final class UndertowWrappingTest extends WrappingCases {
  @Override
  RunningServer start(Installer installer) throws Exception {
    return UndertowServer.start(installer);
  }
}
