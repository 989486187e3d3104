package dev.drawbridge.jaxrs;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the type parameters of a class's ancestors stand for in that class. */
final class Bindings {
  private final Map<TypeVariable<?>, Type> types = new HashMap<>();

  Bindings(Class<?> type) {
    bindAncestors(type);
  }

  /** Returns the parameters that a method of an ancestor, or its own, has in this class. */
  List<Class<?>> parameters(Method method) {
    return Arrays.stream(method.getGenericParameterTypes()).<Class<?>>map(this::raw).toList();
  }

  private void bindAncestors(Class<?> type) {
    bind(type.getGenericSuperclass());
    Arrays.stream(type.getGenericInterfaces()).forEach(this::bind);
  }

  private void bind(@Nullable Type ancestor) {
    if (ancestor instanceof ParameterizedType generic) {
      Class<?> raw = raw(generic);
      TypeVariable<?>[] variables = raw.getTypeParameters();
      for (int i = 0; i < variables.length; i++) {
        types.put(variables[i], generic.getActualTypeArguments()[i]);
      }
    }
    if (ancestor != null) {
      bindAncestors(raw(ancestor));
    }
  }

  /** Returns the class that a type of an ancestor, or its own, has in this class at least. */
  Class<?> raw(Type type) {
    if (type instanceof Class<?> itself) {
      return itself;
    }
    if (type instanceof ParameterizedType generic) {
      return raw(generic.getRawType());
    }
    if (type instanceof GenericArrayType array) {
      return raw(array.getGenericComponentType()).arrayType();
    }
    if (type instanceof TypeVariable<?> variable) {
      return raw(types.getOrDefault(variable, variable.getBounds()[0]));
    }
    return raw(((WildcardType) type).getUpperBounds()[0]);
  }
}
