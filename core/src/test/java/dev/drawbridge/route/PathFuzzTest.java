package dev.drawbridge.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in: no exception but the documented one, and what was accepted is stable. */
final class PathFuzzTest {
  static Stream<String> paths() {
    return Tables.rows("request-paths.txt").stream().map(row -> (String) row.get()[0]);
  }

  @MethodSource("paths")
  @FuzzTest(maxDuration = "30s")
  void normalFormIsStable(@NotNull String path) {
    String normal = RequestPath.normalize(path);

    assertThat(RequestPath.faultOf(path) == null).isEqualTo(normal != null);
    assertThat(normal).isEqualTo(NaivePath.normalize(path));
    if (normal != null) {
      assertThat(RequestPath.normalize(normal)).isSameAs(normal);
    }
  }

  @ValueSource(strings = {"/", "/**", "/a/*/b", "/a/*/**", "/a@b/%2A", "/*a", "a", "/{a}"})
  @FuzzTest(maxDuration = "30s")
  void patternMatchesItself(@NotNull String text) {
    PathPattern pattern;
    try {
      pattern = PathPattern.parse(text);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageStartingWith("invalid path pattern \"");
      return;
    }
    RouteTable.Builder<String> routes = RouteTable.builder();
    assertThat(routes.add(null, pattern, "it")).isNull();
    assertThat(routes.add(null, pattern, "again")).isEqualTo("it");
    assertThat(routes.build().match("", text.replace("*", "x"))).isEqualTo("it");
    assertThat(pattern).hasToString(text);
  }

  @ValueSource(
      strings = {"a.example", "*.a.example", "[::1]", "127.0.0.1", "A:80", "a.:8", "*", ""})
  @FuzzTest(maxDuration = "30s")
  void hostPatternsAreNormal(@NotNull String text) {
    assertThat(HostPattern.normalize(text)).doesNotContainPattern("[A-Z]");
    try {
      String host = HostPattern.parse(text).host();
      assertThat(HostPattern.normalize(host)).isSameAs(host);
      assertThat(HostGrammar.mayMatch(host)).isTrue();
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageStartingWith("invalid host pattern \"");
    }
  }
}
