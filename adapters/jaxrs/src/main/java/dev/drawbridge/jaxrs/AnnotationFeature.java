package dev.drawbridge.jaxrs;

import dev.drawbridge.cors.CorsRoutes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Learns of each resource method when the application is deployed, and of its annotation. */
final class AnnotationFeature implements DynamicFeature {
  private final CorsRoutes routes;
  private final ResourceTable resources;
  private final int priority;

  AnnotationFeature(CorsRoutes routes, ResourceTable resources, int priority) {
    this.routes = routes;
    this.resources = resources;
    this.priority = priority;
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Class<?> type = resource.getResourceClass();
    Method method = resource.getResourceMethod();
    String policy = Policies.nameOf(type, method);
    if (policy != null) {
      check(type, method, policy);
    }
    resources.add(type, method, policy);
    context.register(new MatchedFilter(routes, policy), priority);
  }

  private void check(Class<?> type, Method method, String policy) {
    if (routes.named(policy) == null) {
      throw invalid(policy, type, method, "there is no such policy; name one of " + known());
    }
    if (Declared.on(type, Path.class) == null) {
      throw invalid(
          policy,
          type,
          method,
          "the class has no @Path, so its preflights cannot find it; give its path a route");
    }
  }

  private String known() {
    return routes.policies().keySet().toString();
  }

  private static IllegalStateException invalid(
      String policy, Class<?> type, @Nullable Method method, String why) {
    String where = method == null ? type.getName() : type.getName() + "." + method.getName();
    return new IllegalStateException(
        "invalid annotation @Cors(\"" + policy + "\") on " + where + ": " + why);
  }
}
