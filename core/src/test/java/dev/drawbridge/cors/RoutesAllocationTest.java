package dev.drawbridge.cors;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The usual paths find their processor without allocation, beside matches of every form. */
class RoutesAllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 8;
  private static final int FOUND_A_ROUND = 500;

  private static final CorsPolicy POLICY =
      CorsPolicy.builder().allowOrigins("https://shop.example").build();

  private static final TargetReader<String> PATH =
      new TargetReader<>() {
        @Override
        public String path(String path) {
          return path;
        }

        @Override
        public String authority(String path) {
          return "api.example";
        }
      };

  @ParameterizedTest
  @ValueSource(strings = {"/", "/orders/1", "/orders/", "/health", "/other", "/me/1/x", "/x%2Fy"})
  void findingAllocatesNothing(String path) {
    CorsRoutes routes =
        CorsRoutes.builder()
            .route("/orders/**", POLICY)
            .route("/me/*/**", POLICY)
            .closed("api.example/me/**")
            .build();
    CorsRoutes exact =
        CorsRoutes.builder()
            .route("/orders/**", POLICY)
            .unmanaged("/health")
            .closed("/me/*/x")
            .build();
    assertThat(leastOctets(routes, path)).as("prefixes").isZero();
    if (!path.equals("/orders/")) {
      assertThat(leastOctets(exact, path)).as("beside exact matches").isZero();
    }
  }

  /** The least of some rounds: the JVM may allocate once for its own purposes. */
  private static long leastOctets(CorsRoutes routes, String path) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS && least > 0; i++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int n = 0; n < FOUND_A_ROUND; n++) {
        routes.find(path, PATH);
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
