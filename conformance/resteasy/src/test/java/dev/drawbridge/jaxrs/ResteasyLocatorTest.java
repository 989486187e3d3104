package dev.drawbridge.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.RunningServer;
import jakarta.ws.rs.core.Application;
import org.junit.jupiter.api.Test;

/** Locators and inheritance on RESTEasy. */
final class ResteasyLocatorTest extends LocatorAnswers {
  @Override
  RunningServer start(Application application) {
    return ResteasyServer.start(application);
  }

  /** As an instance, of which the application's classes do not tell. */
  @Test
  void locatorsThatPreflightsCannotFindAreRefused() throws Exception {
    CorsRoutes routes =
        CorsRoutes.builder().policy("a", policy("a")).route("/**", policy("path")).build();
    RunningServer server = serve(new Instances(new Shops.Only(), CorsFeature.of(routes)));

    var answer = send(server, "GET", "/only/7", "Origin", "https://path.example");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.headers().firstValue(ALLOW_ORIGIN)).isEmpty();
  }
}
