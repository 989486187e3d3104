package dev.drawbridge.jaxrs;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is reached through a locator has the locator's policy: a preflight finds the locator, but
 * not what it will return.
 */
final class Locators {
  private final Method locator;
  private final @Nullable String policy;
  private final Set<Class<?>> seen = new HashSet<>();

  private Locators(Method locator, @Nullable String policy) {
    this.locator = locator;
    this.policy = policy;
  }

  /**
   * Looks at the class that a locator of a root resource class says that it returns, and at those
   * that are reached from there.
   *
   * @param policy the locator's; null if it has none
   * @throws IllegalStateException if one of them names another policy
   */
  static void check(Class<?> root, Method locator, @Nullable String policy) {
    new Locators(locator, policy).check(returned(root, locator));
  }

  /**
   * Returns what refuses an annotation behind a locator.
   *
   * @param own the name in the annotation
   */
  static IllegalStateException refused(String own, Class<?> type, Method method, String locator) {
    return Policies.invalid(
        own,
        type,
        method,
        "it is reached through " + locator + ", whose policy it has; name it there");
  }

  private void check(Class<?> type) {
    if (!seen.add(type)) {
      return;
    }
    Declared.methods(type)
        .forEach(
            method -> {
              String own = Policies.nameOf(type, method);
              if (own != null && !own.equals(policy)) {
                String name = locator.getDeclaringClass().getName() + "." + locator.getName();
                throw refused(own, type, method, name);
              }
            });
    for (Method further : Declared.locators(type)) {
      check(returned(type, further));
    }
  }

  /** The class itself, or the one whose class object is returned. */
  private static Class<?> returned(Class<?> type, Method locator) {
    Type returned = locator.getGenericReturnType();
    boolean isClass = locator.getReturnType() == Class.class;
    return new Bindings(type)
        .raw(
            isClass && returned instanceof ParameterizedType generic
                ? generic.getActualTypeArguments()[0]
                : returned);
  }
}
