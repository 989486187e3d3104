package dev.drawbridge.cors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.Widening.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which policy grants more than another, point by point. */
final class WideningTest {
  private static final String ONE = "https://app.example";

  /** A base of 251 characters: room for a single character before its dot. */
  private static final String LONG = ("a".repeat(62) + ".").repeat(3) + "a".repeat(62);

  private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789-_";

  @ParameterizedTest
  @CsvSource({
    "https://a.example, https://a.example,",
    "https://a.example, https://b.example, https://a.example",
    "https://a.example, https://*.example,",
    "https://a.example, https://*.a.example, https://a.example",
    "https://a.example, https://a.example:*,",
    "https://a.example:81, https://a.example, https://a.example:81",
    "https://a.example, http://a.example, https://a.example",
    "https://a.example, *,",
    "*, https://a.example, https://stranger.example",
    "*, https://*.example https://stranger-1, https://stranger-2",
    "*, *,",
    "null, https://a.example, null",
    "null, *,",
    "null, null https://a.example,",
    "https://*.a.example, https://*.a.example,",
    "https://*.a.example, https://*.example,",
    "https://*.a.example, https://*.a.example:*,",
    "https://*.a.example, http://*.a.example, https://www.a.example",
    "https://*.example, https://*.a.example, https://www.example",
    "https://*.example, https://www.example https://a.example, https://b.example",
    "https://*.xa.example, https://*.a.example, https://www.xa.example",
    "https://*.a!.example, https://*.example, https://www.a!.example",
    "https://*.a!.example, https://*.a!.example,",
    "https://*.a.example:81, https://*.example, https://www.a.example:81",
    "https://*.a.example:*, https://*.a.example, https://www.a.example:8080",
    "https://*.a.example:*, https://*.example:*,",
    "https://*.a.example:*, https://*.example https://*.a.example:8080, https://www.a.example:1",
    "https://a.example:*, https://a.example, https://a.example:8080",
    "https://a.example:*, https://*.example:8080 https://a.example, https://a.example:1",
    "https://a.example:*, https://*.example:*,",
    "https://*.example., https://*.example, https://www.example.",
    "https://[::1]:*, https://[::1], https://[::1]:8080",
  })
  void originsLieInThoseOfAnother(String patterns, String than, String outside) {
    List<Widening> widenings = Widening.of(origins(patterns), origins(than)).toList();

    if (outside == null) {
      assertThat(widenings).isEmpty();
    } else {
      assertThat(widenings)
          .containsExactly(new Widening(Kind.ALLOW_ORIGINS, patterns, outside, ""));
    }
  }

  private static CorsPolicy origins(String patterns) {
    return CorsPolicy.builder()
        .allowOrigins(patterns.split(" ", -1))
        .dangerouslyAllowNullOrigin(true)
        .build();
  }

  @Test
  void everyPortTogetherIsAnyPort() {
    List<String> all = new ArrayList<>(List.of("http://a.example"));
    IntStream.rangeClosed(1, 65535)
        .filter(port -> port != 80)
        .forEach(
            port -> all.add((port % 2 == 0 ? "http://*.example:" : "http://a.example:") + port));

    assertThat(outside("http://a.example:*", all)).isNull();
    all.remove("http://a.example:77");
    assertThat(outside("http://a.example:*", all)).isEqualTo("http://a.example:77");
  }

  @Test
  void everyPortTogetherIsAnyPortOfSubdomains() {
    List<String> all = new ArrayList<>(List.of("http://*.example"));
    IntStream.rangeClosed(1, 65535)
        .filter(port -> port != 80)
        .forEach(port -> all.add("http://*.example:" + port));

    assertThat(outside("http://*.a.example:*", all)).isNull();
    all.remove("http://*.example:77");
    assertThat(outside("http://*.a.example:*", all)).isEqualTo("http://www.a.example:77");
  }

  @Test
  void everyLabelTogetherIsAnyLabelWhereThereIsRoomForOneCharacter() {
    assertThat(LONG).hasSize(251);
    List<String> all = new ArrayList<>();
    CHARACTERS.chars().forEach(c -> all.add("https://" + (char) c + "." + LONG));

    assertThat(outside("https://*." + LONG, all)).isNull();
    assertThat(outside("https://*." + LONG + ":*", all)).isEqualTo("https://a." + LONG + ":8080");
    List<String> anyPort = all.stream().map(origin -> origin + ":*").toList();
    assertThat(outside("https://*." + LONG + ":*", anyPort)).isNull();
    all.remove("https://7." + LONG);
    assertThat(outside("https://*." + LONG, all)).isEqualTo("https://7." + LONG);
    all.addAll(anyPort);
    all.remove("https://7." + LONG + ":*");
    all.add("https://7." + LONG);
    assertThat(outside("https://*." + LONG + ":*", all)).isEqualTo("https://7." + LONG + ":8080");
  }

  @Test
  void aPatternWithoutRoomMatchesNothing() {
    String full = LONG + "aa"; // 253 characters
    assertThat(outside("https://*." + full.replace("aaa", "a.a"), List.of(ONE))).isNull();
    CorsPolicy empty = policy("https://*." + full.replace("aaa", "a.a"), "*", "*", "");
    assertThat(Widening.of(empty, policy(ONE, "", "", ""))).isEmpty();
  }

  private static @Nullable String outside(String pattern, List<String> patterns) {
    return new OriginInclusion(patterns.stream().map(OriginPattern::of).toList())
        .outside(OriginPattern.of(pattern));
  }

  @ParameterizedTest
  @CsvSource({
    // setting, entries, those of the other, entry that widens, value
    "allow-methods, PUT, PUT DELETE,,",
    "allow-methods, put GET post, PUT,,",
    "allow-methods, patch, PATCH, patch, patch",
    "allow-methods, PUT, '', PUT, PUT",
    "allow-methods, PUT patch, *,,",
    "allow-methods, *, PUT DELETE, *, PATCH",
    "allow-methods, *, PUT DELETE PATCH OPTIONS METHOD-1, *, METHOD-2",
    "allow-headers, x-trace, X-Trace,,",
    "allow-headers, X-Trace, *,,",
    "allow-headers, authorization, *, authorization, authorization",
    "allow-headers, Authorization, * AUTHORIZATION,,",
    "allow-headers, *, X-Trace, *, Content-Type",
    "allow-headers, *, X-Trace content-type, *, X-Requested-With",
    "allow-headers, * Authorization, *, Authorization, Authorization",
    "expose-headers, ETag, etag,,",
    "expose-headers, content-type, '',,",
    "expose-headers, ETag, *,,",
    "expose-headers, *, etag, *, Location",
    "expose-headers, X-A, ETag, X-A, X-A",
  })
  void namesLieAmongThoseOfAnother(
      String setting, String entries, String than, String entry, String value) {
    CorsPolicy wide = of(setting, entries);
    CorsPolicy narrow = of(setting, than);
    Kind kind = Kind.valueOf(setting.toUpperCase(Locale.ROOT).replace('-', '_'));

    List<Widening> widenings = Widening.of(wide, narrow).toList();

    if (entry == null) {
      assertThat(widenings).isEmpty();
    } else {
      assertThat(widenings).containsExactly(new Widening(kind, entry, ONE, value));
    }
  }

  private static CorsPolicy of(String setting, String entries) {
    return switch (setting) {
      case "allow-methods" -> policy(ONE, entries, "", "");
      case "allow-headers" -> policy(ONE, "", entries, "");
      default -> policy(ONE, "", "", entries);
    };
  }

  private static CorsPolicy policy(String origin, String methods, String headers, String exposed) {
    return CorsPolicy.builder()
        .allowOrigins(origin)
        .allowMethods(words(methods))
        .allowHeaders(words(headers))
        .exposeHeaders(words(exposed))
        .build();
  }

  private static String[] words(String text) {
    return text.isEmpty() ? new String[0] : text.split(" ", -1);
  }

  @Test
  void aNameThatNoPreflightCanAskForWidensNothing() {
    assertThat(Widening.of(policy(ONE, "", "x".repeat(4097), ""), policy(ONE, "", "", "")))
        .isEmpty();
    assertThat(Widening.of(policy(ONE, "", "x".repeat(4096), ""), policy(ONE, "", "", "")))
        .hasSize(1);
  }

  @Test
  void switchesAndWhatIsNoGrant() {
    CorsPolicy plain = policy(ONE, "PUT", "", "");
    CorsPolicy credentials = plain.toBuilder().allowCredentials(true).build();
    CorsPolicy timing = plain.toBuilder().timingAllowOrigin(true).build();
    CorsPolicy other =
        plain.toBuilder()
            .maxAge(Duration.ofHours(2))
            .denied(Denied.REJECT)
            .crossOriginResourcePolicy(CrossOriginResourcePolicy.CROSS_ORIGIN)
            .preflightStatus(200)
            .minimalPreflight(true)
            .debug(true)
            .build();

    assertThat(Widening.of(credentials, plain))
        .containsExactly(new Widening(Kind.ALLOW_CREDENTIALS, "true", ONE, ""));
    assertThat(Widening.of(plain, credentials)).isEmpty();
    assertThat(Widening.of(timing, plain))
        .containsExactly(new Widening(Kind.TIMING_ALLOW_ORIGIN, "true", ONE, ""));
    assertThat(Widening.of(other, plain)).isEmpty();
    assertThat(Widening.of(plain, other)).isEmpty();
  }

  @Test
  void theExampleIsAnOriginOfBothWhereOneIsAtHand() {
    CorsPolicy wide = policy("https://*.example", "PUT", "", "");
    CorsPolicy narrow = policy("https://shop.example", "", "", "");

    assertThat(Widening.of(wide, narrow).map(Widening::toString))
        .containsExactly(
            "pages of https://www.example may read answers"
                + " (allow-origins: \"https://*.example\")",
            "pages of https://shop.example may send the method PUT (allow-methods: \"PUT\")");
  }

  @Test
  void aHundredThousandOriginsAreHeldAgainstEachOther() {
    List<String> many =
        IntStream.range(0, 100_000).mapToObj(i -> "https://n" + i + ".example").toList();
    CorsPolicy wide = CorsPolicy.builder().allowOrigins(many).build();
    CorsPolicy narrow = CorsPolicy.builder().allowOrigins(many.subList(1, many.size())).build();

    assertThat(Widening.of(narrow, wide)).isEmpty();
    assertThat(Widening.of(wide, narrow))
        .singleElement()
        .extracting(Widening::origin)
        .isEqualTo("https://n0.example");
  }
}
