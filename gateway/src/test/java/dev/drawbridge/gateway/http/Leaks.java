package dev.drawbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Collects the leaks that Netty finds, so that tests can assert that there are none; set up in the
 * module's pom.
 */
public final class Leaks<T> extends ResourceLeakDetector<T> {
  private static final List<String> FOUND = new CopyOnWriteArrayList<>();
  private static final AtomicInteger CANARIES = new AtomicInteger();

  public Leaks(Class<?> resource, int interval) {
    super(resource, interval);
  }

  public Leaks(Class<?> resource, int interval, long most) {
    super(resource, interval);
  }

  @Override
  protected void reportTracedLeak(String resource, String records) {
    FOUND.add(resource + records);
  }

  @Override
  protected void reportUntracedLeak(String resource) {
    FOUND.add(resource);
  }

  /**
   * Collects garbage until a leak of its own has been found, which all earlier ones must have been
   * by then, and looks what else was not released.
   */
  static void assertNone() {
    String canary = "canary " + CANARIES.incrementAndGet() + ";";
    leak(canary);
    for (int round = 0; round < 200 && FOUND.stream().noneMatch(in(canary)); round++) {
      System.gc();
      // Leaks are reported when the next buffer is tracked.
      ByteBufAllocator.DEFAULT.directBuffer(16).release();
    }
    assertThat(FOUND).as("the detector works").anyMatch(in(canary));
    assertThat(FOUND.stream().filter(in("canary ").negate())).isEmpty();
  }

  private static void leak(String hint) {
    ByteBufAllocator.DEFAULT.directBuffer(16).touch(hint);
  }

  private static Predicate<String> in(String hint) {
    return leak -> leak.contains(hint);
  }
}
