package dev.drawbridge.jaxrs;

import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.cors.CorsRoutes;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sees a request once its resource method is known, before all that guards it. */
@Priority(CorsFeature.OUTERMOST)
final class MatchedFilter implements ContainerRequestFilter {
  private final CorsRoutes routes;
  private final ResourceTable resources;
  private final Class<?> type;
  private final Method method;
  private final boolean root;
  private final @Nullable String policy;

  /**
   * Makes the filter of one resource method.
   *
   * @param policy the name in its {@code @Cors}; null if it has none
   */
  MatchedFilter(
      CorsRoutes routes,
      ResourceTable resources,
      Class<?> type,
      Method method,
      @Nullable String policy) {
    this.routes = routes;
    this.resources = resources;
    this.type = type;
    this.method = method;
    this.root = Declared.on(type, Path.class) != null;
    this.policy = policy;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (resources.isAnnotated()) {
      Exchange.settle(request);
    }
    // From the one that was reached last to the root.
    List<Object> matched = request.getUriInfo().getMatchedResources();
    CorsProcessor named =
        root && matched.size() < 2 ? named() : located(request, matched).processor(routes);
    Exchange exchange = named == null ? Exchange.of(request) : Exchange.begin(request, named);
    if (exchange != null) {
      exchange.decide(request);
    }
  }

  private @Nullable CorsProcessor named() {
    return policy == null ? null : Policies.named(routes, policy);
  }

  /** As a preflight was answered, which knows the way here and not this method. */
  private Selected located(ContainerRequestContext request, List<Object> matched) {
    if (!matched.isEmpty()) {
      know(matched.get(matched.size() - 1), request);
    }
    Selected selected = resources.select(request);
    if (policy != null && !(selected.clear() && policy.equals(selected.policy()))) {
      throw refused(request, Locators.refused(policy, type, method, "a locator"));
    }
    return selected;
  }

  /** Refuses what has an annotation that preflights have not found. */
  private void know(Object first, ContainerRequestContext request) {
    if (resources.knows(first)) {
      return;
    }
    Class<?> unknown = first.getClass();
    for (Method locator : Declared.locators(unknown)) {
      String own = Policies.nameOf(unknown, locator);
      if (own != null) {
        throw refused(
            request,
            Policies.invalid(
                own,
                unknown,
                locator,
                "the class has locators alone, and Application.getClasses() does not have it"));
      }
    }
    resources.addLocators(unknown);
  }

  private static IllegalStateException refused(
      ContainerRequestContext request, IllegalStateException why) {
    Exchange.begin(request, Policies.CLOSED);
    return why;
  }
}
