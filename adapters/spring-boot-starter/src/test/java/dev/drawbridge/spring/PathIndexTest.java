package dev.drawbridge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The index finds whatever Spring's own matching does.
 *
 * <p>Repeated with {@code -Ddrawbridge.seed=N}.
 */
final class PathIndexTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final long SEED =
      Long.getLong("drawbridge.seed", new SplittableRandom().nextLong(1L << 40));
  private static final List<String> PATTERNS =
      List.of("a", "b", "A", "{x}", "*", "a*", "{x}-b", "{x:[a-z]+}", "a.b", "\u00e9", "?", "@");
  private static final List<String> SEGMENTS =
      List.of(
          "a", "b", "A", "ab", "a-b", "a.b", "%61", "%41", "%C3%A9", "%40", "@", "a;v=1", "", ".");

  @Test
  void nothingThatMatchesIsMissing() {
    SplittableRandom random = new SplittableRandom(SEED);
    int matched = 0;
    for (int round = 0; round < 300; round++) {
      PathPatternParser parser = new PathPatternParser();
      parser.setCaseSensitive(random.nextInt(4) > 0);
      List<PathPattern> patterns =
          IntStream.range(0, 12).mapToObj(i -> parser.parse(pattern(random))).distinct().toList();
      PathIndex<PathPattern> index = PathIndex.of(patterns, Set::of, pattern -> true);
      for (int i = 0; i < 60; i++) {
        String path = join(random, SEGMENTS);
        PathContainer parsed = PathContainer.parsePath(path);
        List<PathPattern> matching =
            patterns.stream().filter(pattern -> pattern.matches(parsed)).toList();
        matched += matching.size();
        assertThat(index.find(path).values())
            .as("again with -Ddrawbridge.seed=%d: %s of %s", SEED, path, patterns)
            .containsAll(matching);
      }
    }
    assertThat(matched).as("seed %d", SEED).isGreaterThan(1000);
  }

  private static String pattern(SplittableRandom random) {
    return switch (random.nextInt(12)) {
      case 0 -> "";
      case 1 -> "/";
      case 2 -> join(random, PATTERNS) + "/**";
      case 3 -> join(random, PATTERNS) + "/{*rest}";
      case 4 -> join(random, PATTERNS) + "/";
      default -> join(random, PATTERNS);
    };
  }

  private static String join(SplittableRandom random, List<String> segments) {
    StringBuilder path = new StringBuilder();
    for (int i = random.nextInt(3); i >= 0; i--) {
      String segment = segments.get(random.nextInt(segments.size()));
      path.append('/').append(segment.replace("{x", "{x" + i));
    }
    return path.toString();
  }

  @Test
  void fewAreFoundAndNothingIsAllocated() {
    List<PathPattern> patterns =
        IntStream.range(0, 2000)
            .mapToObj(i -> PathPatternParser.defaultInstance.parse("/api/v1/t" + i + "/{id}"))
            .toList();
    PathIndex<PathPattern> index = PathIndex.of(patterns, Set::of, patterns.get(7)::equals);
    assertThat(index.find("/api/v1/t7/1").values()).containsExactly(patterns.get(7));
    assertThat(index.find("/api/v1/t7/1").isMarked()).isTrue();
    assertThat(index.find("/api/v1/t8/1").isMarked()).isFalse();
    assertThat(index.find("/api/v2/t8/1").values()).isEmpty();
    long thread = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 8; round++) {
      long before = THREADS.getThreadAllocatedBytes(thread);
      int marked = 0;
      for (int i = 0; i < 1000; i++) {
        marked += index.find("/api/v1/t8/1").isMarked() ? 1 : 0;
        marked += index.find("/elsewhere").isMarked() ? 1 : 0;
      }
      least = Math.min(least, THREADS.getThreadAllocatedBytes(thread) - before);
      assertThat(marked).isZero();
    }
    assertThat(least).as("bytes for 2000 paths").isLessThan(1000);
  }
}
