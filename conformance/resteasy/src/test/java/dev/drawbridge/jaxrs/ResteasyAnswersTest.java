package dev.drawbridge.jaxrs;

import dev.drawbridge.testkit.RunningServer;
import jakarta.ws.rs.core.Application;

/** Annotations and exceptions on RESTEasy. */
final class ResteasyAnswersTest extends JaxrsAnswers {
  @Override
  RunningServer start(Application application) {
    return ResteasyServer.start(application);
  }
}
