package dev.drawbridge.jaxrs;

import dev.drawbridge.testkit.RunningServer;
import jakarta.ws.rs.core.Application;
import java.io.IOException;

/** Annotations and exceptions on Jersey. */
final class JerseyAnswersTest extends JaxrsAnswers {
  @Override
  RunningServer start(Application application) throws IOException {
    return JerseyServer.start(application);
  }
}
