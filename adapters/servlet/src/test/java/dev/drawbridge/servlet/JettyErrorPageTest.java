package dev.drawbridge.servlet;

import dev.drawbridge.testkit.RunningServer;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;

final class JettyErrorPageTest extends ErrorPageCases {
  @Override
  RunningServer start(Installer installer) throws Exception {
    ErrorPageErrorHandler pages = new ErrorPageErrorHandler();
    pages.addErrorPage(ErrorPageErrorHandler.GLOBAL_ERROR_PAGE, "/error");
    return JettyServer.start(installer, handler -> handler.setErrorHandler(pages));
  }
}
