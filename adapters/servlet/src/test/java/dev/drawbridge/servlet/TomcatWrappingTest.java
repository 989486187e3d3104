package dev.drawbridge.servlet;

import dev.drawbridge.testkit.RunningServer;
import org.junit.jupiter.api.Tag;

@Tag("tomcat")
final class TomcatWrappingTest extends WrappingCases {
  @Override
  RunningServer start(Installer installer) throws Exception {
    return TomcatServer.start(installer);
  }
}
