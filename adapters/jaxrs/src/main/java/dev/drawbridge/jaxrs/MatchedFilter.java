package dev.drawbridge.jaxrs;

import dev.drawbridge.cors.CorsRoutes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Sees a request once its resource method is known, before all that guards it. */
final class MatchedFilter implements ContainerRequestFilter {
  private final CorsRoutes routes;
  private final @Nullable String policy;

  /**
   * Makes the filter of one resource method.
   *
   * @param policy the name in its {@code @Cors}; null if it has none
   */
  MatchedFilter(CorsRoutes routes, @Nullable String policy) {
    this.routes = routes;
    this.policy = policy;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Exchange exchange =
        policy == null
            ? Exchange.of(request)
            : Exchange.begin(request, Policies.named(routes, policy));
    if (exchange != null) {
      exchange.decide(request);
    }
  }
}
