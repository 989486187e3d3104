package dev.drawbridge.servlet;

import dev.drawbridge.testkit.RunningServer;
import io.undertow.servlet.Servlets;

final class UndertowErrorPageTest extends ErrorPageCases {
  @Override
  RunningServer start(Installer installer) throws Exception {
    return UndertowServer.start(
        installer, deployment -> deployment.addErrorPage(Servlets.errorPage("/error")));
  }
}
