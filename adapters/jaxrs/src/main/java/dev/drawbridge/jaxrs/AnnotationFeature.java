package dev.drawbridge.jaxrs;

import dev.drawbridge.cors.CorsRoutes;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Learns of each resource method and its annotation: of root resource classes when the application
 * is deployed, of others when they are reached first.
 */
@Priority(CorsFeature.OUTERMOST)
final class AnnotationFeature implements DynamicFeature {
  private final CorsRoutes routes;
  private final ResourceTable resources;

  AnnotationFeature(CorsRoutes routes, ResourceTable resources) {
    this.routes = routes;
    this.resources = resources;
  }

  /** Learns of the locators of a class, if it is a root resource class. */
  void addLocators(Class<?> type) {
    if (Declared.on(type, Path.class) != null) {
      for (Method locator : Declared.locators(type)) {
        String policy = checked(type, locator);
        Locators.check(type, locator, policy);
      }
      resources.addLocators(type);
    }
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Class<?> type = resource.getResourceClass();
    Method method = resource.getResourceMethod();
    String policy = checked(type, method);
    resources.add(type, method, policy);
    addLocators(type);
    context.register(new MatchedFilter(routes, resources, type, method, policy));
  }

  private @Nullable String checked(Class<?> type, Method method) {
    String policy = Policies.nameOf(type, method);
    if (policy != null && routes.named(policy) == null) {
      throw Policies.invalid(
          policy,
          type,
          method,
          "there is no such policy; name one of " + routes.policies().keySet());
    }
    return policy;
  }
}
