package dev.drawbridge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies from properties and from policy files, on both stacks, before Spring Security. */
final class PropertiesTest {
  private static final String SHOP = "https://shop.example";
  private static final String EVIL = "https://evil.example";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"servlet", "reactive"})
  void threeLines(String type) throws Exception {
    String yaml =
        """
        drawbridge:
          allow-origins: https://shop.example
          allow-methods: [PUT, DELETE]
        """;
    try (Application application = start(type, yaml)) {
      Asked asked = new Asked(application.port());
      // Spring Security would answer the preflight with 401; and its 401 can be read.
      assertThat(asked.preflight("/orders/1", SHOP, "PUT"))
          .isEqualTo("204 " + SHOP + " PUT, DELETE");
      assertThat(asked.preflight("/orders/1", SHOP, "PATCH")).isEqualTo("403");
      assertThat(asked.preflight("/orders/1", EVIL, "PUT")).isEqualTo("403");
      assertThat(asked.get("/orders/1", SHOP)).isEqualTo("401 " + SHOP);
      assertThat(asked.get("/orders/1", EVIL)).isEqualTo("401");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"servlet", "reactive"})
  void policiesAndRoutes(String type) throws Exception {
    String yaml =
        """
        drawbridge:
          policies:
            storefront:
              allowOrigins: https://shop.example, https://app.example
            public:
              allow-origins: "*"
          routes:
            - match: /orders/**
              cors: storefront
            - {match: /orders/open, cors: public}
            - {match: /orders/closed, cors: none}
            - {match: /orders/own}
            - {match: /orders/**, host: api.example, cors: public}
        """;
    try (Application application = start(type, yaml)) {
      Asked asked = new Asked(application.port());
      assertThat(asked.get("/orders/1", SHOP)).isEqualTo("401 " + SHOP);
      assertThat(asked.get("/orders/1", "https://app.example"))
          .isEqualTo("401 https://app.example");
      assertThat(asked.get("/orders/open", EVIL)).isEqualTo("401 *");
      assertThat(asked.preflight("/orders/closed", SHOP, "GET")).isEqualTo("403");
      assertThat(asked.get("/orders/own", SHOP)).isEqualTo("401");
      assertThat(asked.get("/elsewhere", SHOP)).isEqualTo("401");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"servlet", "reactive"})
  void policyFile(String type) throws Exception {
    Path file = folder.resolve("cors.yaml");
    Files.writeString(
        file,
        """
        listen: 127.0.0.1:8080 # the gateway's own file will do
        policies:
          storefront: {allow-origins: [https://shop.example], allow-methods: [PUT]}
        routes:
          - {match: /orders/**, cors: storefront, upstream: orders}
        """);
    try (Application application = start(type, "drawbridge.policy-file: file:" + file)) {
      Asked asked = new Asked(application.port());
      assertThat(asked.preflight("/orders/1", SHOP, "PUT")).isEqualTo("204 " + SHOP + " PUT");
      assertThat(asked.get("/elsewhere", SHOP)).isEqualTo("401");
    }
  }

  @Test
  void policyFileOnTheClassPath() throws Exception {
    try (Application application =
        start("servlet", "drawbridge.policy-file: classpath:dev/drawbridge/spring/cors.yaml")) {
      assertThat(new Asked(application.port()).get("/orders/1", SHOP)).isEqualTo("401 " + SHOP);
    }
  }

  @Test
  void nothingIsConfigured() throws Exception {
    try (Application application = start("servlet", "spring.application.name: none")) {
      assertThat(new Asked(application.port()).get("/orders/1", SHOP)).isEqualTo("401");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"servlet", "reactive"})
  void theAnnotationOfTheHandlerForTheMethod(String type) throws Exception {
    String yaml =
        """
        drawbridge:
          policies:
            storefront: {allow-origins: "https://shop.example", allow-methods: PUT}
            admin: {allow-origins: "https://admin.example", allow-methods: DELETE}
            public: {allow-origins: "*"}
          routes:
            - {match: /**, cors: public}
        """;
    try (Application application = start(type, yaml, AnnotatedShop.class)) {
      Asked asked = new Asked(application.port());
      String admin = "https://admin.example";
      assertThat(asked.preflight("/things/1", SHOP, "PUT")).isEqualTo("204 " + SHOP + " PUT");
      assertThat(asked.preflight("/things/1", admin, "PUT")).isEqualTo("403");
      assertThat(asked.preflight("/things/1", admin, "DELETE"))
          .isEqualTo("204 " + admin + " DELETE");
      assertThat(asked.preflight("/things/1", SHOP, "DELETE")).isEqualTo("403");
      // No handler takes it: the path's policy, not that of all paths, says no.
      assertThat(asked.preflight("/things/1", SHOP, "PATCH")).isEqualTo("403");
      assertThat(asked.get("/things/1", SHOP)).isEqualTo("401 " + SHOP);
      assertThat(asked.get("/things/1", EVIL)).isEqualTo("401");
      // A more specific path without a policy of its own is the routes'.
      assertThat(asked.get("/things/free", EVIL)).isEqualTo("401 *");
      assertThat(asked.get("/other", EVIL)).isEqualTo("401 *");
    }
  }

  private Application start(String type, String yaml) throws Exception {
    return start(type, yaml, Shop.class);
  }

  private Application start(String type, String yaml, Class<?> source) throws Exception {
    Path file = folder.resolve("application.yaml");
    Files.writeString(file, yaml);
    String location = "spring.config.additional-location=file:" + file;
    return type.equals("servlet")
        ? Application.servlet(source, location)
        : Application.reactive(source, location);
  }
}
