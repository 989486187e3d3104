package dev.drawbridge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** An application below a path: annotations stay with their handlers, and routes say where. */
final class MountedTest {
  private static final String SHOP = "https://shop.example";
  private static final String ADMIN = "https://admin.example";
  private static final String ROUTED = "https://routed.example";

  /** Where all is, the property that puts it there, and what routes by path see of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          servlet  | /shop     | server.servlet.context-path=/shop                              |
          servlet  | /api      | spring.mvc.servlet.path=/api                                   | /api
          servlet  | /shop/api | server.servlet.context-path=/shop, spring.mvc.servlet.path=/api | /api
          reactive | /shop     | spring.webflux.base-path=/shop                                 |
          """)
  void annotationsAndRoutes(String type, String at, String properties, String seen) {
    String[] all =
        (properties
                + ", drawbridge.policies.storefront.allow-origins="
                + SHOP
                + ", drawbridge.policies.admin.allow-origins="
                + ADMIN
                + ", drawbridge.policies.admin.allow-methods=DELETE"
                + ", drawbridge.policies.routed.allow-origins="
                + ROUTED
                + ", drawbridge.routes[0].match="
                + (seen == null ? "" : seen)
                + "/other, drawbridge.routes[0].cors=routed")
            .split(", ", -1);
    try (Application application =
        type.equals("servlet")
            ? Application.servlet(Mounted.class, all)
            : Application.reactive(Mounted.class, all)) {
      Asked asked = new Asked(application.port());
      assertThat(asked.get(at + "/things/1", SHOP)).isEqualTo("200 " + SHOP);
      assertThat(asked.get(at + "/things/free", SHOP)).isEqualTo("200");
      assertThat(asked.preflight(at + "/things/1", ADMIN, "DELETE"))
          .isEqualTo("204 " + ADMIN + " DELETE");
      assertThat(asked.preflight(at + "/things/1", SHOP, "DELETE")).isEqualTo("403");
      assertThat(asked.told("POST " + at + "/other; Origin: " + ROUTED))
          .isEqualTo("200; Allow-Origin: " + ROUTED + "; Vary: Origin");
      assertThat(asked.told("GET " + at + "/other; Origin: " + ROUTED))
          .isEqualTo("405; Allow-Origin: " + ROUTED + "; Vary: Origin");
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({Open.class, AnnotatedShop.Things.class, AnnotatedShop.Other.class})
  static class Mounted {}
}
