package dev.drawbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Collects the leaks that Netty finds, so that tests can assert that there are none; set up in the
 * module's pom.
 */
public final class Leaks<T> extends ResourceLeakDetector<T> {
  private static final List<String> FOUND = new CopyOnWriteArrayList<>();

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

  /** Collects garbage and looks what was not released. */
  static void assertNone() {
    for (int round = 0; round < 3; round++) {
      System.gc();
      // Leaks are reported when the next buffer is tracked.
      ByteBufAllocator.DEFAULT.directBuffer(16).release();
    }
    assertThat(FOUND).isEmpty();
  }
}
