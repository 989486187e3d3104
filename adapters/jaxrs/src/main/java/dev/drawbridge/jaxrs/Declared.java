package dev.drawbridge.jaxrs;

import jakarta.ws.rs.HttpMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for annotations as Jakarta REST does: on a method or class itself, then on what it inherits
 * from, superclasses before interfaces.
 */
final class Declared {
  private Declared() {}

  /** Returns the annotation of a class; null if there is none. */
  static <A extends Annotation> @Nullable A on(Class<?> type, Class<A> annotation) {
    return first(lineage(type), element -> element.getAnnotation(annotation));
  }

  /** Returns the annotation of a method that a class has; null if there is none. */
  static <A extends Annotation> @Nullable A on(Class<?> type, Method method, Class<A> annotation) {
    return first(declarations(type, method), element -> element.getAnnotation(annotation));
  }

  /** Returns the HTTP method that a resource method answers; null if it is none. */
  static @Nullable String httpMethod(Class<?> type, Method method) {
    return first(
        declarations(type, method),
        declaration ->
            first(
                Arrays.stream(declaration.getAnnotations()),
                designator -> {
                  HttpMethod named = designator.annotationType().getAnnotation(HttpMethod.class);
                  return named == null ? null : named.value();
                }));
  }

  private static <E, T> @Nullable T first(Stream<E> elements, Function<E, @Nullable T> look) {
    return elements.map(look).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private static Stream<AnnotatedElement> declarations(Class<?> type, Method method) {
    return Stream.concat(
        Stream.of(method),
        lineage(type)
            .flatMap(ancestor -> Arrays.stream(ancestor.getDeclaredMethods()))
            .filter(other -> overrides(method, other)));
  }

  private static boolean overrides(Method method, Method other) {
    return other.getName().equals(method.getName())
        && Arrays.equals(other.getParameterTypes(), method.getParameterTypes());
  }

  private static Stream<Class<?>> lineage(@Nullable Class<?> type) {
    if (type == null) {
      return Stream.of();
    }
    Stream<Class<?>> above =
        Stream.concat(
            lineage(type.getSuperclass()),
            Arrays.stream(type.getInterfaces()).flatMap(Declared::lineage));
    return Stream.concat(Stream.of(type), above);
  }
}
