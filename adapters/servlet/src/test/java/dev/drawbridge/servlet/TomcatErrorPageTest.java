package dev.drawbridge.servlet;

import dev.drawbridge.testkit.RunningServer;
import org.junit.jupiter.api.Tag;

@Tag("tomcat")
final class TomcatErrorPageTest extends ErrorPageCases {
  @Override
  RunningServer start(Installer installer) throws Exception {
    return TomcatServer.startWithErrorPage(installer, "/error");
  }
}
