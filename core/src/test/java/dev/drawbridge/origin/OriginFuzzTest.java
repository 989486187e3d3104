package dev.drawbridge.origin;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes in: no exception, and one answer of all who are asked. */
final class OriginFuzzTest {
  static Stream<String> texts() {
    return Stream.concat(
        Tables.lines("origins.txt").stream(),
        OriginFaultTest.rows().map(OriginFaultTest.Row::text));
  }

  static Stream<String> domains() {
    return Tables.lines("public-suffixes.txt").stream().map(line -> Tables.columns(line).get(0));
  }

  @MethodSource("texts")
  @FuzzTest(maxDuration = "30s")
  void parserAndDiagnosisAgree(@NotNull String text) {
    Origin origin = Origin.parse(text);

    assertThat(Origin.isSerialized(text)).isEqualTo(origin != null);
    assertThat(OriginFault.of(text) == null).isEqualTo(origin != null);
    if (origin != null) {
      assertThat(origin).hasToString(text);
      assertThat(OriginFault.canonical(text)).isEqualTo(origin.isOpaque() ? null : text);
    }
    String canonical = OriginFault.canonical(text);
    if (canonical != null) {
      assertThat(Origin.parse(canonical)).hasToString(canonical);
    }
  }

  @MethodSource("domains")
  @FuzzTest(maxDuration = "30s")
  void suffixesAreSuffixes(@NotNull String domain) {
    PublicSuffixList list = PublicSuffixList.bundled();
    String site = list.registrableDomain(domain);

    if (site != null) {
      assertThat(list.registrableDomain(site)).isEqualTo(site);
      assertThat(list.isPublicSuffix(site)).isFalse();
      assertThat(list.isPublicSuffix(domain)).isFalse();
    }
  }
}
