package dev.drawbridge.spring;

import dev.drawbridge.cors.Cors;
import dev.drawbridge.cors.CorsRoutes;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** The policies that handler methods and their classes name with {@code @Cors}. */
final class HandlerPolicies {
  private HandlerPolicies() {}

  /** The name that a handler bears; null if it bears none. */
  static @Nullable String of(HandlerMethod handler) {
    Cors own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Cors.class);
    Cors cors =
        own == null
            ? AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Cors.class)
            : own;
    return cors == null ? null : cors.value();
  }

  /** Adds a problem for each handler whose policy does not exist. */
  static void check(
      Collection<HandlerMethod> handlers, CorsRoutes routes, List<SetupProblem> problems) {
    Set<String> known = new TreeSet<>(routes.policies().keySet());
    for (HandlerMethod handler : handlers) {
      String name = of(handler);
      if (name != null && !known.contains(name)) {
        String reason = "invalid @Cors(\"" + name + "\"): the name of a policy was expected.";
        String fix =
            known.isEmpty()
                ? "Declare it: drawbridge.policies." + name + ".allow-origins."
                : "Name one of " + String.join(", ", known) + ", or declare it.";
        problems.add(new SetupProblem(name(handler), null, reason, fix));
      }
    }
  }

  /** The names of all policies that handlers bear. */
  static Set<String> names(Collection<HandlerMethod> handlers) {
    Set<String> names = new TreeSet<>();
    for (HandlerMethod handler : handlers) {
      String name = of(handler);
      if (name != null) {
        names.add(name);
      }
    }
    return names;
  }

  /** A handler's class and method, for people. */
  static String name(HandlerMethod handler) {
    Method method = handler.getMethod();
    return handler.getBeanType().getName() + "." + method.getName() + "()";
  }
}
