package dev.drawbridge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.Cors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Versions of an API, which Spring 7 knows: one path has one policy. */
final class VersionsTest {
  private static final String A = "https://a.example";
  private static final String POLICY = "drawbridge.policies.a.allow-origins=" + A;

  private static Application start(String type, Class<?> source, String... properties) {
    return type.equals("servlet")
        ? Application.servlet(source, properties)
        : Application.reactive(source, properties);
  }

  private static String prefix(String type) {
    return "spring." + (type.equals("servlet") ? "mvc" : "webflux") + ".apiversion.";
  }

  @ParameterizedTest
  @ValueSource(strings = {"servlet", "reactive"})
  void ofOneClassHaveItsPolicy(String type) {
    try (Application application =
        start(type, Same.class, POLICY, prefix(type) + "use.header=X-Version")) {
      Asked asked = new Asked(application.port());
      String shared = "; Allow-Origin: " + A + "; Vary: Origin";
      for (String version : new String[] {"1", "2"}) {
        String line = "GET /v; X-Version: " + version + "; Origin: ";
        assertThat(asked.told(line + A)).isEqualTo("200" + shared);
        assertThat(asked.told(line + "https://evil.example")).isEqualTo("200; Vary: Origin");
      }
      assertThat(asked.preflight("/v", A, "GET")).isEqualTo("204 " + A);
      // A version that nobody has: the page can read why.
      assertThat(asked.told("GET /v; X-Version: 9; Origin: " + A)).isEqualTo("400" + shared);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"servlet", "reactive"})
  void inThePathAreToldApartByIt(String type) {
    try (Application application =
        start(type, InPath.class, POLICY, prefix(type) + "use.path-segment=0")) {
      Asked asked = new Asked(application.port());
      String shared = "200; Allow-Origin: " + A + "; Vary: Origin";
      assertThat(asked.told("GET /1/v; Origin: " + A)).isEqualTo(shared);
      assertThat(asked.told("GET /2/v; Origin: " + A)).isEqualTo(shared);
      assertThat(asked.preflight("/1/v", A, "GET")).isEqualTo("204 " + A);
    }
  }

  @ParameterizedTest
  @CsvSource({"servlet", "reactive"})
  void underDifferentPoliciesAreRefused(String type) {
    String[] uses = {"use.header=X-Version", "use.path-segment=0"};
    Class<?>[] sources = {Different.class, DifferentInPath.class};
    for (int i = 0; i < uses.length; i++) {
      assertThat(StartFailureTest.failure(type, sources[i], POLICY, prefix(type) + uses[i]))
          .containsPattern("Controller\\.one\\(\\)\n.*incompatible @Cors\\(\"a\"\\)")
          .contains("Fix: Give both the same policy, or paths of their own.");
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Open.class)
  static class Same {
    @Cors("a")
    @RestController
    @RequestMapping("/v")
    static final class Controller {
      @GetMapping(version = "1")
      void one() {}

      @GetMapping(version = "2")
      void two() {}
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Open.class)
  static class InPath {
    @Cors("a")
    @RestController
    @RequestMapping("/{version}/v")
    static final class Controller {
      @GetMapping(version = "1")
      void one() {}

      @GetMapping(version = "2")
      void two() {}
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Open.class)
  static class Different {
    @RestController
    @RequestMapping("/v")
    static final class Controller {
      @Cors("a")
      @GetMapping(version = "1")
      void one() {}

      @GetMapping(version = "2")
      void two() {}
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Open.class)
  static class DifferentInPath {
    @RestController
    @RequestMapping("/{version}/v")
    static final class Controller {
      @Cors("a")
      @GetMapping(version = "1")
      void one() {}

      @GetMapping(version = "2")
      void two() {}
    }
  }
}
