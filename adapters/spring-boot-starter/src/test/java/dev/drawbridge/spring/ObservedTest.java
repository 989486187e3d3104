package dev.drawbridge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What is told of a running application, and a policy file that changes meanwhile. */
final class ObservedTest {
  private static final String SHOP = "https://shop.example";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"servlet", "reactive"})
  void countersAndEndpoint(String type) {
    try (Application application =
        start(
            type,
            "drawbridge.allow-origins=" + SHOP,
            "drawbridge.max-age=10m",
            "management.endpoints.web.exposure.include=cors",
            "spring.security.user.name=u",
            "spring.security.user.password=p")) {
      Asked asked = new Asked(application.port());
      asked.get("/", SHOP);
      asked.get("/", SHOP);
      asked.get("/", "https://evil.example");
      asked.preflight("/", SHOP, "PUT");
      assertThat(asked.body("/actuator/cors", "Authorization", "Basic dTpw"))
          .contains("\"policies\":{\"default\":{\"allow-origins\":[\"https://shop.example\"]")
          .contains("\"max-age\":\"600s\"")
          .contains("\"routes\":{\"/**\":\"default\"}")
          .contains("{\"policy\":\"default\",\"decision\":\"actual\",\"refusal\":\"\",\"count\":2}")
          .contains("\"decision\":\"preflight-refused\",\"refusal\":\"method-not-allowed\"")
          .doesNotContain("evil");
      MeterRegistry registry = application.context().getBean(MeterRegistry.class);
      FunctionCounter denied =
          registry
              .get("drawbridge.cors.decisions")
              .tags("policy", "default", "decision", "denied", "refusal", "origin-not-allowed")
              .functionCounter();
      assertThat(denied.count()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"servlet", "reactive"})
  void refusalsAreLoggedForDebugging(String type) {
    try (Application application =
        start(type, "drawbridge.allow-origins=" + SHOP, "logging.level.dev.drawbridge=debug")) {
      ListAppender<ILoggingEvent> logged = new ListAppender<>();
      logged.start();
      ((Logger) LoggerFactory.getLogger(DecisionCounts.class)).addAppender(logged);
      Asked asked = new Asked(application.port());
      asked.get("/", SHOP);
      asked.preflight("/", SHOP, "PUT");
      asked.get("/", "https://evil.example");
      assertThat(logged.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .containsExactly(
              "preflight-refused: the method is neither CORS-safelisted nor in allow-methods"
                  + " (policy default, origin https://shop.example, method-not-allowed)",
              "denied: no entry of allow-origins matches the Origin"
                  + " (policy default, origin https://evil.example, origin-not-allowed)");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"servlet", "reactive"})
  void aChangedFileIsPutInForce(String type) throws Exception {
    Path file = folder.resolve("cors.yaml");
    write(file, SHOP);
    try (Application application = start(type, "drawbridge.policy-file=" + file)) {
      Asked asked = new Asked(application.port());
      assertThat(asked.get("/", SHOP)).isEqualTo("401 " + SHOP);
      write(file, "https://new.example");
      await(asked, "https://new.example", "401 https://new.example");
      assertThat(asked.get("/", SHOP)).isEqualTo("401");
      write(file, "https://bad.example/path");
      write(file, "https://third.example");
      await(asked, "https://third.example", "401 https://third.example");
    }
  }

  /** Written aside and moved, so that no half is ever read. */
  private static void write(Path file, String origin) throws Exception {
    Path aside = file.resolveSibling("aside.yaml");
    Files.writeString(
        aside,
        "policies: {p: {allow-origins: [" + origin + "]}}\nroutes: [{match: /**, cors: p}]\n");
    Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void await(Asked asked, String origin, String answer) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!asked.get("/", origin).equals(answer)) {
      assertThat(System.nanoTime()).as("the new policy is in force in time").isLessThan(end);
    }
  }

  private static Application start(String type, String... properties) {
    return type.equals("servlet")
        ? Application.servlet(Shop.class, properties)
        : Application.reactive(Shop.class, properties);
  }
}
