package dev.drawbridge.gateway.observe;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.gateway.route.CompiledRoute;
import dev.drawbridge.gateway.upstream.UpstreamAddress;
import org.jspecify.annotations.Nullable;

/** Routes for made-up exchanges. */
final class PlayedRoutes {
  private PlayedRoutes() {}

  static CompiledRoute governed(@Nullable Object attachment) {
    CorsPolicy policy =
        CorsPolicy.builder().allowOrigins("https://shop.example").allowMethods("PUT").build();
    return route(CorsProcessor.of(policy), "storefront", attachment);
  }

  static CompiledRoute unmanaged() {
    return route(null, null, null);
  }

  private static CompiledRoute route(
      @Nullable CorsProcessor processor, @Nullable String policy, @Nullable Object attachment) {
    return new CompiledRoute(
        "/orders/**", policy, processor, new UpstreamAddress("orders", "h", 1), 1, attachment);
  }
}
