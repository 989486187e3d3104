package dev.drawbridge.benchmarks.engine;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.ExceptionMethod;

/** Makes the concrete stubs: every servlet method that a stub does not write throws. */
public final class Stubs {
  private static final Constructor<? extends StubRequest> REQUEST =
      concrete(StubRequest.class, MethodHandles.lookup());
  private static final Constructor<? extends StubResponse> RESPONSE =
      concrete(StubResponse.class, MethodHandles.lookup());

  private Stubs() {}

  /** A request without method and fields. */
  public static StubRequest request() {
    return make(REQUEST);
  }

  /** A response to {@link StubResponse#restart()}. */
  public static StubResponse response() {
    return make(RESPONSE);
  }

  /** A stub of a framework's type; what it does not write throws. */
  public static <T> T of(Class<T> type, MethodHandles.Lookup lookup) {
    return make(concrete(type, lookup));
  }

  private static <T> T make(Constructor<? extends T> constructor) {
    try {
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a stub with " + constructor, e);
    }
  }

  private static <T> Constructor<? extends T> concrete(Class<T> type, MethodHandles.Lookup lookup) {
    try (var made =
        new ByteBuddy(ClassFileVersion.JAVA_V17)
            .subclass(type)
            .method(isAbstract())
            .intercept(ExceptionMethod.throwing(UnsupportedOperationException.class))
            .make()) {
      return made.load(type.getClassLoader(), ClassLoadingStrategy.UsingLookup.of(lookup))
          .getLoaded()
          .getDeclaredConstructor();
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("cannot make a concrete " + type.getSimpleName(), e);
    }
  }
}
