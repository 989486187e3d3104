package dev.drawbridge.jaxrs;

import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.cors.CorsRoutes;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import org.jspecify.annotations.Nullable;

/** Sees a request before a resource is looked for; answers preflights. */
@PreMatching
@Priority(CorsFeature.OUTERMOST)
final class ReceivedFilter implements ContainerRequestFilter {
  private final CorsRoutes routes;
  private final ResourceTable resources;

  ReceivedFilter(CorsRoutes routes, ResourceTable resources) {
    this.routes = routes;
    this.resources = resources;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    boolean preflight = askedMethod(request) != null;
    CorsProcessor named = preflight ? resources.select(request).processor(routes) : null;
    CorsProcessor processor = named != null ? named : routes.find(request, JaxrsFields.TARGET);
    if (processor != null) {
      Exchange exchange = Exchange.begin(request, processor);
      if (preflight) {
        Exchange.settle(request);
        exchange.decide(request);
      }
    }
  }

  /** Returns the method that a preflight asks for; null if the request is none. */
  static @Nullable String askedMethod(ContainerRequestContext request) {
    return request.getMethod().equals(HttpMethod.OPTIONS)
            && JaxrsFields.REQUEST.get(request, CorsField.ORIGIN) != null
        ? JaxrsFields.REQUEST.get(request, CorsField.ACCESS_CONTROL_REQUEST_METHOD)
        : null;
  }
}
