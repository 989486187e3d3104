package dev.drawbridge.servlet;

import dev.drawbridge.cors.Cors;
import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.cors.NearMiss;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The policies that servlet classes name with {@code @Cors}, by the servlets' names. */
final class AnnotatedServlets implements PolicyNames {
  private final Map<String, String> policies;

  private AnnotatedServlets(Map<String, String> policies) {
    this.policies = policies;
  }

  /**
   * Looks at all servlets of an application.
   *
   * @param problems receives names that no policy has, and annotations that nobody would read
   */
  static PolicyNames in(ServletContext context, CorsRoutes routes, List<String> problems) {
    Map<String, String> policies = new HashMap<>();
    Set<String> known = routes.policies().keySet();
    for (ServletRegistration servlet : context.getServletRegistrations().values()) {
      Class<?> type = typeOf(servlet, context);
      if (type != null) {
        refuseMethods(type, problems);
        Cors cors = type.getAnnotation(Cors.class);
        if (cors != null) {
          policies.put(servlet.getName(), cors.value());
          check(type, cors.value(), known, problems);
        }
      }
    }
    return policies.isEmpty() ? request -> null : new AnnotatedServlets(policies);
  }

  @Override
  public @Nullable String of(HttpServletRequest request) {
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      Object failed = request.getAttribute(RequestDispatcher.ERROR_SERVLET_NAME);
      return failed == null ? null : policies.get(failed);
    }
    return policies.get(request.getHttpServletMapping().getServletName());
  }

  private static @Nullable Class<?> typeOf(ServletRegistration servlet, ServletContext context) {
    String name = servlet.getClassName();
    if (name == null) {
      return null;
    }
    ClassLoader loader = context.getClassLoader();
    try {
      // Jetty has none where it is embedded without a loader of its own.
      return loader == null ? Class.forName(name) : Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      // The container's own, such as its servlet for JSPs; or one that fails on its own terms.
      return null;
    }
  }

  private static void check(
      Class<?> servlet, String policy, Set<String> known, List<String> problems) {
    if (!known.contains(policy)) {
      String meant = NearMiss.of(policy, known);
      String fix = meant == null ? "name one of " + known : "did you mean \"" + meant + "\"?";
      problems.add(
          "invalid annotation @Cors(\"%s\") on %s: expected the name of a policy; %s"
              .formatted(policy, servlet.getName(), fix));
    }
  }

  private static void refuseMethods(Class<?> servlet, List<String> problems) {
    Arrays.stream(servlet.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Cors.class))
        .map(Method::getName)
        .distinct()
        .map(
            method ->
                "invalid annotation @Cors on %s.%s: %s"
                    .formatted(
                        servlet.getName(),
                        method,
                        "a servlet has one policy for all its methods; put it on the class"))
        .forEach(problems::add);
  }
}
