package dev.drawbridge.origin;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Whatever comes in: no exception, and what is serialised parses to the same URL. */
final class UrlFuzzTest {
  private static final List<Url> BASES =
      List.of(
          Url.of("http://base.example/a/b?c#d"),
          Url.of("https://u:p@base.example:8443"),
          Url.of("about:blank"));

  static Stream<String> texts() throws IOException {
    try (BufferedReader rows =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(UrlFuzzTest.class.getResourceAsStream("urltestdata.jsonl")),
                StandardCharsets.UTF_8))) {
      return rows
          .lines()
          .map(row -> JsonMapper.shared().readTree(row).get("input").stringValue())
          .toList()
          .stream();
    }
  }

  @MethodSource("texts")
  @FuzzTest(maxDuration = "30s")
  void serializationParsesToTheSame(@NotNull String text) {
    check(Url.parse(text));
    BASES.forEach(base -> check(Url.parse(text, base)));
  }

  private static void check(@Nullable Url url) {
    if (url == null) {
      return;
    }
    assertThat(Url.parse(url.toString())).isEqualTo(url);
    assertThat(url.toString()).matches("\\p{ASCII}*");
    assertThat(url.bare().includesCredentials()).isFalse();
    assertThat(url.bare().fragment()).isNull();
    assertThat(url.effectivePort()).isBetween(-1, 65535);
    if (url.isHttp()) {
      assertThat(url.path()).startsWith("/");
      assertThat(url.host()).isNotEmpty();
      assertThat(url.origin().isOpaque() || url.toString().startsWith(url.scheme())).isTrue();
      assertThat(Url.parse("", url)).isEqualTo(url.withFragment(null));
    }
  }
}
