package dev.drawbridge.jaxrs;

import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.cors.CorsRoutes;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Sees every answer behind all that the application does to it, and writes the fields. */
@Priority(CorsFeature.OUTERMOST)
final class AnswerFilter implements ContainerResponseFilter {
  private final CorsRoutes routes;
  private final ResourceTable resources;

  AnswerFilter(CorsRoutes routes, ResourceTable resources) {
    this.routes = routes;
    this.resources = resources;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Exchange exchange = exchange(request);
    if (exchange != null) {
      exchange.write(request, response.getHeaders());
    }
  }

  /** Where no method was reached, as with a 405, that of those which are there. */
  private @Nullable Exchange exchange(ContainerRequestContext request) {
    if (resources.isAnnotated() && !Exchange.isSettled(request)) {
      CorsProcessor named = resources.select(request).processor(routes);
      if (named != null) {
        return Exchange.begin(request, named);
      }
    }
    return Exchange.of(request);
  }
}
