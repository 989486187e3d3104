package dev.drawbridge.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;

/** Whatever comes in: no exception but the documented one, and what was accepted is stable. */
final class PathFuzzTest {
  @FuzzTest(maxDuration = "30s")
  void normalFormIsStable(@NotNull String path) {
    String normal = RequestPath.normalize(path);

    assertThat(RequestPath.faultOf(path) == null).isEqualTo(normal != null);
    assertThat(normal).isEqualTo(NaivePath.normalize(path));
    if (normal != null) {
      assertThat(RequestPath.normalize(normal)).isSameAs(normal);
    }
  }

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

  @FuzzTest(maxDuration = "30s")
  void hostPatternsAreNormal(@NotNull String text) {
    assertThat(HostPattern.normalize(text)).doesNotContainPattern("[A-Z]");
    try {
      HostPattern pattern = HostPattern.parse(text);
      assertThat(HostPattern.normalize(pattern.host())).isSameAs(pattern.host());
      assertThat(HostGrammar.mayMatch(pattern.host())).isTrue();
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageStartingWith("invalid host pattern \"");
    }
  }
}
