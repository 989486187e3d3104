package dev.drawbridge.spring;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The two methods of {@link HttpHeaders} that Spring 6 inherits from {@code Map}, with parameters
 * of type {@code Object}, and Spring 7 has by itself, with texts: code that is compiled against one
 * does not link with the other.
 */
final class HeaderLines {
  private static final MethodHandle GET = find("get");
  private static final MethodHandle REMOVE = find("remove");

  private HeaderLines() {}

  /** The lines of a field; null if there are none. */
  @SuppressWarnings("unchecked")
  static @Nullable List<String> get(HttpHeaders headers, String name) {
    return (List<String>) call(GET, headers, name);
  }

  static void remove(HttpHeaders headers, String name) {
    call(REMOVE, headers, name);
  }

  private static @Nullable Object call(MethodHandle method, HttpHeaders headers, String name) {
    try {
      return method.invokeExact(headers, name);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new LinkageError("HttpHeaders threw what it does not declare", e);
    }
  }

  private static MethodHandle find(String name) {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    MethodHandle found;
    try {
      found = lookup.findVirtual(HttpHeaders.class, name, methodType(List.class, String.class));
    } catch (ReflectiveOperationException ofSpring7) {
      try {
        found = lookup.findVirtual(HttpHeaders.class, name, methodType(List.class, Object.class));
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("HttpHeaders has no method " + name, e);
      }
    }
    return found.asType(methodType(Object.class, HttpHeaders.class, String.class));
  }
}
