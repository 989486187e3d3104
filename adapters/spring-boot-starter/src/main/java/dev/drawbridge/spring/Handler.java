package dev.drawbridge.spring;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.util.pattern.PathPattern;

/**
 * A handler method, and what its mapping asks.
 *
 * @param policy null if it bears none
 * @param directPaths those of its patterns that are paths
 * @param methods empty for all
 * @param isVersioned whether it is told apart by the version of an API, which is not looked up
 * @param conditions in the order of the parts
 */
record Handler<R>(
    HandlerMethod method,
    @Nullable String policy,
    Set<PathPattern> patterns,
    Set<String> directPaths,
    Set<String> methods,
    boolean isVersioned,
    List<Condition<R>> conditions) {

  /** The names of methods. */
  static Set<String> names(Set<RequestMethod> methods) {
    return methods.stream().map(RequestMethod::name).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a mapping asks for the version of an API, which Spring 6 does not know. */
  static boolean isVersioned(Object info) {
    Method version = ReflectionUtils.findMethod(info.getClass(), "getVersionCondition");
    Object condition = version == null ? null : ReflectionUtils.invokeMethod(version, info);
    return condition != null && !condition.toString().equals("[]");
  }

  /** Whether it bears a policy. */
  boolean isAnnotated() {
    return policy != null;
  }

  Condition<R> condition(Part part) {
    return conditions.get(part.ordinal());
  }

  /** How it takes a request, as far as is known; null if it surely does not. */
  @Nullable Fit<R> fit(Question<R> question) {
    boolean sure = !isVersioned;
    List<Condition<R>> matching = new ArrayList<>(conditions.size());
    for (Part part : Part.values()) {
      Condition<R> condition = condition(part);
      boolean unknown = !condition.isEmpty() && question.hidden().contains(part);
      Condition<R> match = unknown ? condition : condition.matching(question.request());
      if (match == null) {
        return null;
      }
      sure &= !unknown;
      matching.add(match);
    }
    return new Fit<>(policy, sure, directPaths.contains(question.path()), matching);
  }
}
