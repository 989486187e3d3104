package dev.drawbridge.cors;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.drawbridge.origin.Origin;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is written into a policy or a request: no exception but the promised ones. */
final class PolicyFuzzTest {
  private static final List<List<String>> ALLOWED =
      List.of(
          List.of(),
          List.of("*"),
          List.of("X-One", "x", "Content-Type"),
          List.of("*", "Authorization"));

  /** A pattern, a line break, an origin. */
  static Stream<String> patternsAndOrigins() throws IOException {
    Stream<String> refused =
        PolicyText.lines("refused-values.txt").stream()
            .map(line -> PolicyText.unescape(line.strip()) + "\n" + line.strip());
    Stream<String> near =
        Stream.of(
            "https://*.foo.com\nhttps://x.foo.com",
            "https://*.foo.com\nhttps://foo.com",
            "https://*.foo.com:*\nhttps://x.y.foo.com:8443",
            "http://localhost:*\nhttp://localhost:65536",
            "http://[::1]:*\nhttp://[::1]:3000",
            "*\nnull",
            "null\nnull",
            "https://a.example.\nhttps://a.example.");
    return Stream.concat(refused, near);
  }

  @MethodSource("patternsAndOrigins")
  @FuzzTest(maxDuration = "30s")
  void patternsMatchWhatTheySay(@NotNull String patternAndOrigin) {
    String[] parts = patternAndOrigin.split("\n", 2);
    String text = parts[0];
    String origin = parts[parts.length - 1];
    OriginPattern pattern = OriginPattern.parse(text);
    if (pattern == null) {
      PolicyProblem problem = OriginPatternFault.problemOf(text, 0);
      assertThat(problem.message()).contains(Quoted.of(text)).doesNotContain("\n", "\r");
      return;
    }
    assertThat(pattern).hasToString(text);
    boolean exact = !pattern.isAny() && !pattern.subdomains() && !pattern.anyPort();
    assertThat(pattern.matches(text)).isEqualTo(exact);
    assertThat(pattern.matches(origin)).isEqualTo(NaiveOrigins.matches(List.of(text), origin));
    if (pattern.matches(origin)) {
      assertThat(Origin.parse(origin)).hasToString(origin);
    }
  }

  /** Lines of {@code Access-Control-Request-Headers}, separated by line breaks. */
  static Stream<String> headerLists() {
    return Stream.of(
        "",
        "x",
        "content-type,x,x-one",
        " X-One\t,  x ",
        "x-one\n\nx,\n,content-type",
        "x-one x",
        "authorization",
        "x,cookie,sec-x",
        "\u212A,é,x\u0000",
        "x" + ",".repeat(16),
        "x" + ",".repeat(17),
        "x" + " ".repeat(9),
        "x,".repeat(64) + "x",
        "x".repeat(4096),
        "x".repeat(4097),
        ("x".repeat(1000) + "\n").repeat(5));
  }

  @MethodSource("headerLists")
  @FuzzTest(maxDuration = "30s")
  void headerListsHaveOneMeaning(@NotNull String text) {
    List<String> lines = List.of(text.split("\n", -1));
    for (List<String> allowed : ALLOWED) {
      Refusal refusal = refusal(lines, allowed);
      assertThat(refusal == null ? null : refusal.code())
          .isEqualTo(NaiveHeaderList.refusal(lines, allowed));
      assertThat(refusal(rearranged(lines), allowed) == null).isEqualTo(refusal == null);
      if (refusal == null) {
        assertThat(refusal(List.of(String.join(",", lines).split(",", -1)), allowed)).isNull();
      }
    }
  }

  /** The same names in another order and another case. */
  private static List<String> rearranged(List<String> lines) {
    List<String> rearranged = new ArrayList<>();
    for (String line : lines) {
      List<String> elements = Arrays.asList(line.split(",", -1));
      Collections.reverse(elements);
      String reversed = String.join(",", elements);
      StringBuilder swapped = new StringBuilder();
      for (int i = 0; i < reversed.length(); i++) {
        char c = reversed.charAt(i);
        swapped.append((c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? (char) (c ^ 0x20) : c);
      }
      rearranged.add(swapped.toString());
    }
    Collections.reverse(rearranged);
    return rearranged;
  }

  private static @Nullable Refusal refusal(List<String> lines, List<String> allowed) {
    CorsPolicy.Builder policy =
        CorsPolicy.builder().allowOrigins("https://a.example").allowHeaders(allowed);
    CorsProcessor processor =
        CorsProcessor.of(policy.allowMethods("PUT").allowCredentials(true).debug(true).build());
    CorsDecision decision = processor.decide(lines, new LineCountingReader());
    decision.writeTo(lines, new LineCountingReader(), new Message(""), Message.WRITER);
    decision.culprit(lines, new LineCountingReader());
    return decision.refusal();
  }

  /** Settings, one a line: a letter for the key, then entries separated by commas. */
  static Stream<String> settings() {
    return Stream.of(
        "",
        "ohttps://a.example,https://*.b.example:*\nmPUT,delete\nhX-One,*\neETag\nc\na600",
        "o*\nm*\nh*\ne*\nc\na-1",
        "onull\nn\nc",
        "ohttp://a.example,https://*.com\nc",
        "ohttps://a.example\nmTRACE,a b,\nhCookie,x y,Access-Control-Max-Age\neSet-Cookie,Origin",
        "o" + "https://a.example,".repeat(300),
        "ohttps://a.example\na9223372036854775807\ns999");
  }

  @MethodSource("settings")
  @FuzzTest(maxDuration = "30s")
  void policiesAreSoundOrSayWhyNot(@NotNull String text) {
    CorsPolicy.Builder builder = CorsPolicy.builder();
    text.lines().filter(line -> !line.isEmpty()).forEach(line -> set(builder, line));
    List<PolicyProblem> problems = builder.problems();
    problems.forEach(p -> assertThat(p.message() + p.fix()).doesNotContain("\n", "\r"));
    try {
      CorsPolicy policy = builder.build();
      assertThat(problems).isEmpty();
      assertThat(policy.toBuilder().build()).isEqualTo(policy);
      CorsProcessor.of(policy).decide(List.of(text), new LineCountingReader());
    } catch (InvalidPolicyException e) {
      assertThat(e.problems()).isEqualTo(problems).isNotEmpty();
    }
  }

  private static void set(CorsPolicy.Builder builder, String line) {
    List<String> values = List.of(line.substring(1).split(",", -1));
    switch (line.charAt(0)) {
      case 'o' -> builder.allowOrigins(values);
      case 'm' -> builder.allowMethods(values);
      case 'h' -> builder.allowHeaders(values);
      case 'e' -> builder.exposeHeaders(values);
      case 'c' -> builder.allowCredentials(true);
      case 'n' -> builder.dangerouslyAllowNullOrigin(true);
      case 's' -> builder.preflightStatus(values.get(0).hashCode());
      default -> builder.maxAge(Duration.ofSeconds(number(values.get(0))));
    }
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return text.hashCode();
    }
  }
}
