package dev.drawbridge.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsRoutes;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the README shows. */
final class ShownRoutesTest {
  @Test
  void routesAreThoseOfTheReadme() {
    CorsPolicy storefront = CorsPolicy.builder().allowOrigins("https://shop.example").build();
    CorsPolicy everybody = CorsPolicy.builder().allowOrigins("*").build();

    CorsRoutes routes =
        CorsRoutes.builder()
            .policy("storefront", storefront)
            .route("/orders/**", "storefront")
            .route("/public/**", everybody)
            .closed("/orders/admin/**")
            .build();

    assertThat(routes.matches())
        .containsOnly(
            Map.entry("/orders/**", "storefront"),
            Map.entry("/public/**", "/public/**"),
            Map.entry("/orders/admin/**", "none"));
  }
}
