package dev.drawbridge.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsRoutes;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

/** What the README shows. */
final class JerseyShownTest {
  @Test
  void routes() {
    CorsPolicy policy = CorsPolicy.builder().allowOrigins("https://shop.example").build();
    ResourceConfig config = new ResourceConfig();

    CorsRoutes routes =
        CorsRoutes.builder()
            .policy("storefront", policy)
            .route("/items/**", "storefront")
            .closed("/admin/**")
            .build();
    config.register(CorsFeature.of(routes));

    assertThat(routes.matches().values()).containsExactly("storefront", "none");
    assertThat(config.getInstances()).hasOnlyElementsOfType(CorsFeature.class);
  }
}
