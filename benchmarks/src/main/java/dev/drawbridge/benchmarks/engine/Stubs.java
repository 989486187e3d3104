package dev.drawbridge.benchmarks.engine;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.ExceptionMethod;

/** Makes the concrete stubs: every servlet method that a stub does not write throws. */
final class Stubs {
  private static final Constructor<? extends StubRequest> REQUEST = concrete(StubRequest.class);
  private static final Constructor<? extends StubResponse> RESPONSE = concrete(StubResponse.class);

  private Stubs() {}

  static StubRequest request() {
    return make(REQUEST);
  }

  static StubResponse response() {
    return make(RESPONSE);
  }

  private static <T> T make(Constructor<T> constructor) {
    try {
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a stub with " + constructor, e);
    }
  }

  private static <T> Constructor<? extends T> concrete(Class<T> type) {
    try (var made =
        new ByteBuddy(ClassFileVersion.JAVA_V17)
            .subclass(type)
            .method(isAbstract())
            .intercept(ExceptionMethod.throwing(UnsupportedOperationException.class))
            .make()) {
      return made.load(
              type.getClassLoader(), ClassLoadingStrategy.UsingLookup.of(MethodHandles.lookup()))
          .getLoaded()
          .getDeclaredConstructor();
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("cannot make a concrete " + type.getSimpleName(), e);
    }
  }
}
