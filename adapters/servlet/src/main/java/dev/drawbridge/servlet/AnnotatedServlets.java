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
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The policies that servlet classes name with {@code @Cors}, by the servlets' names. */
final class AnnotatedServlets implements PolicyNames {
  private static final String LOADABLE = "put it where the application's loader finds it";

  private static final List<String> CONTAINERS =
      List.of("org.apache.catalina.", "org.apache.jasper.", "org.eclipse.jetty.", "io.undertow.");

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
        Cors cors = annotation(type);
        if (cors != null) {
          policies.put(servlet.getName(), cors.value());
          check(type, cors.value(), known, problems);
        }
      } else if (!known.isEmpty() && !isContainers(servlet)) {
        problems.add(
            "invalid servlet \"%s\": its class %s cannot be loaded, so that nobody knows whether it has @Cors; %s"
                .formatted(servlet.getName(), servlet.getClassName(), LOADABLE));
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
    // The application's own, which Jetty lacks where it is embedded; then where the filter is from.
    return Stream.of(
            context.getClassLoader(),
            Thread.currentThread().getContextClassLoader(),
            AnnotatedServlets.class.getClassLoader())
        .filter(Objects::nonNull)
        .map(loader -> load(name, loader))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Class<?> load(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }

  /** What containers bring themselves, such as their servlet for JSPs, they may also hide. */
  private static boolean isContainers(ServletRegistration servlet) {
    return servlet.getClassName() == null
        || CONTAINERS.stream().anyMatch(servlet.getClassName()::startsWith);
  }

  private static @Nullable Cors annotation(Class<?> servlet) {
    return lineage(servlet)
        .map(type -> type.getDeclaredAnnotation(Cors.class))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** A class and what it inherits from, superclasses before interfaces. */
  private static Stream<Class<?>> lineage(@Nullable Class<?> type) {
    return type == null
        ? Stream.of()
        : Stream.of(
                Stream.of(type),
                lineage(type.getSuperclass()),
                Arrays.stream(type.getInterfaces()).flatMap(AnnotatedServlets::lineage))
            .flatMap(types -> types);
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
    lineage(servlet)
        .flatMap(AnnotatedServlets::methods)
        .filter(method -> method.isAnnotationPresent(Cors.class))
        .map(method -> method.getDeclaringClass().getName() + "." + method.getName())
        .distinct()
        .map(
            method ->
                "invalid annotation @Cors on %s: %s"
                    .formatted(
                        method,
                        "a servlet has one policy for all its methods; put it on the class"))
        .filter(problem -> !problems.contains(problem))
        .forEach(problems::add);
  }

  private static Stream<Method> methods(Class<?> type) {
    try {
      return Arrays.stream(type.getDeclaredMethods());
    } catch (LinkageError e) {
      // A signature names what is not there, as libraries do with what is optional.
      return Stream.of();
    }
  }
}
