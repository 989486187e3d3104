package dev.drawbridge.servlet;

import dev.drawbridge.testkit.RunningServer;
import org.junit.jupiter.api.Tag;

@Tag("tomcat")
final class TomcatBeforeTest extends BeforeCases {
  TomcatBeforeTest() {
    super("Tomcat");
  }

  @Override
  RunningServer start(Installer installer) throws Exception {
    return TomcatServer.start(installer);
  }
}
