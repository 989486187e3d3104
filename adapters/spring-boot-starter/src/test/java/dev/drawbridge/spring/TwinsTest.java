package dev.drawbridge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.Cors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Handlers of one path and method under different policies end the start, with both names. */
final class TwinsTest {
  private static final String[] POLICIES = {
    "drawbridge.policies.a.allow-origins=https://a.example",
    "drawbridge.policies.b.allow-origins=https://b.example"
  };

  @ParameterizedTest
  @CsvSource({"servlet", "reactive"})
  void areRefused(String type) {
    String text = StartFailureTest.failure(type, Twins.class, POLICIES);
    assertThat(text)
        .contains(
            "$Controller.json()\n        Reason: invalid @Cors(\"a\")"
                .replace("invalid", "incompatible"))
        .containsPattern("@Cors\\(\"a\"\\): .*Controller\\.xml\\(\\) has the same path and method")
        .containsPattern("Controller\\.byField\\(\\)\n.*incompatible @Cors\\(\"b\"\\)")
        .containsPattern("byField\\(\\)\n.*Controller\\.withoutField\\(\\) .*, and no policy;")
        .contains("Fix: Give both the same policy, or paths of their own.");
    assertThat(text.split("\n        Reason: ", -1)).hasSize(3);
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Twins {
    @RestController
    static final class Controller {
      @Cors("a")
      @PutMapping(path = "/doc/{id}", consumes = "application/json")
      void json() {}

      @Cors("b")
      @PutMapping(path = "/doc/{name}", consumes = "application/xml")
      void xml() {}

      @Cors("b")
      @GetMapping(path = "/v", headers = "X-V=2")
      void byField() {}

      @GetMapping("/v")
      void withoutField() {}

      // All below can be told apart, or have one policy.

      @Cors("a")
      @GetMapping(path = "/report", produces = "text/plain")
      void plain() {}

      @Cors("b")
      @GetMapping(path = "/report", produces = "text/html")
      void html() {}

      @Cors("a")
      @PostMapping(path = "/order", params = "do=save", consumes = "text/plain")
      void save() {}

      @Cors("b")
      @PostMapping(path = "/order", params = "do=drop", consumes = "text/html")
      void drop() {}

      @Cors("a")
      @RequestMapping("/any")
      void any() {}

      @Cors("b")
      @PutMapping("/any")
      void put() {}

      @Cors("b")
      @PostMapping(path = "/any", params = "x")
      void post() {}

      @Cors("a")
      @PutMapping(path = "/same", consumes = "application/json")
      void same() {}

      @Cors("a")
      @PutMapping(path = "/same", consumes = "application/xml")
      void sameAgain() {}

      @Cors("b")
      @PostMapping(path = "/same", consumes = "application/xml")
      void another() {}
    }
  }
}
