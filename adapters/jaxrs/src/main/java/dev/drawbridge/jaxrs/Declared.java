package dev.drawbridge.jaxrs;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
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

  /** Returns the methods of a class that lead to another one: with a path, and no HTTP method. */
  static List<Method> locators(Class<?> type) {
    return methods(type)
        .filter(method -> on(type, method, Path.class) != null && httpMethod(type, method) == null)
        .toList();
  }

  /** Returns the methods of a class that a framework may call. */
  static Stream<Method> methods(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> !method.isBridge() && !Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getDeclaringClass() != Object.class);
  }

  private static <E, T> @Nullable T first(Stream<E> elements, Function<E, @Nullable T> look) {
    return elements.map(look).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private static Stream<AnnotatedElement> declarations(Class<?> type, Method method) {
    return Stream.concat(Stream.of(method), inherited(type, method));
  }

  private static Stream<AnnotatedElement> inherited(Class<?> type, Method method) {
    Bindings bindings = new Bindings(type);
    return lineage(type)
        .flatMap(ancestor -> Arrays.stream(ancestor.getDeclaredMethods()))
        .filter(other -> overrides(method, other, bindings))
        .map(other -> other);
  }

  /** By what both are when erased, as with a bridge, or by what they stand for in the class. */
  private static boolean overrides(Method method, Method other, Bindings bindings) {
    return other.getName().equals(method.getName())
        && (Arrays.equals(other.getParameterTypes(), method.getParameterTypes())
            || bindings.parameters(other).equals(bindings.parameters(method)));
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
