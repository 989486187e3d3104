package dev.drawbridge.jaxrs;

import dev.drawbridge.testkit.RunningServer;
import jakarta.ws.rs.core.Application;
import java.io.IOException;

/** Locators and inheritance on Jersey. */
final class JerseyLocatorTest extends LocatorAnswers {
  @Override
  RunningServer start(Application application) throws IOException {
    return JerseyServer.start(application);
  }
}
