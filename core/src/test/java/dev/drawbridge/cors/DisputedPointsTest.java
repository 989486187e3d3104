package dev.drawbridge.cors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.CorsDecision.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Points on which well-known middlewares disagree, and what is decided here. */
class DisputedPointsTest {
  private static final String A = "https://a.example";

  private static CorsPolicy.Builder policy() {
    return CorsPolicy.builder().allowOrigins(A);
  }

  private static Message preflight(String method, String... headerLines) {
    Message request =
        new Message("OPTIONS").add("Origin", A).add("Access-Control-Request-Method", method);
    List.of(headerLines).forEach(line -> request.add("Access-Control-Request-Headers", line));
    return request;
  }

  private static CorsDecision decide(CorsPolicy.Builder policy, Message request) {
    return CorsProcessor.of(policy.build()).decide(request, Message.READER);
  }

  private static Message answer(CorsPolicy.Builder policy, Message request) {
    Message response = new Message("");
    CorsProcessor.of(policy.build()).process(request, Message.READER, response, Message.WRITER);
    return response;
  }

  // XHR upload listeners and streamed bodies force preflights of simple requests.
  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST"})
  void forcedPreflightPassesUnderAPolicyOfOriginsOnly(String method) {
    for (boolean debug : List.of(false, true)) {
      CorsDecision decision = decide(policy().debug(debug), preflight(method));
      assertThat(decision.kind()).isEqualTo(Kind.PREFLIGHT_GRANTED);
      assertThat(decision.status()).isEqualTo(204);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST"})
  void safelistedMethodsCannotBeDenied(String method) {
    CorsPolicy.Builder put = policy().allowMethods("PUT");
    assertThat(decide(put, preflight(method)).kind()).isEqualTo(Kind.PREFLIGHT_GRANTED);
    assertThat(decide(put, new Message(method).add("Origin", A)).kind()).isEqualTo(Kind.ACTUAL);
    assertThat(decide(put, preflight("DELETE")).kind()).isEqualTo(Kind.PREFLIGHT_REFUSED);
  }

  @Test
  void theMethodOfAnActualRequestIsNotAskedFor() {
    Message delete = new Message("DELETE").add("Origin", A);
    assertThat(decide(policy(), delete).kind()).isEqualTo(Kind.ACTUAL);
  }

  // Gateways split the list over lines, and rewrite its case and order.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b,x-c       |",
        "x-c,b,a       |",
        "A,B,X-C       |",
        "a, b, x-c     |",
        "a ,\tb , x-C  |",
        "a,a,b,x-c,b   |",
        ",a,,b,x-c,    |",
        "a             | b,x-c",
        "x-c           | B , a",
        "a,b,          | ,x-c",
      })
  void anySpellingOfTheListIsGranted(String first, String second) {
    Message request = second == null ? preflight("PUT", first) : preflight("PUT", first, second);
    for (String[] names : new String[][] {{"A", "b", "X-C"}, {"*"}, {"*", "x-c"}}) {
      CorsPolicy.Builder policy = policy().allowMethods("PUT").allowHeaders(names);
      assertThat(decide(policy, request).kind()).isEqualTo(Kind.PREFLIGHT_GRANTED);
      request.add("Access-Control-Request-Headers", "");
      assertThat(decide(policy, request).kind()).isEqualTo(Kind.PREFLIGHT_GRANTED);
    }
  }

  // Whoever stands behind may take the first for the page's origin, or the last.
  @ParameterizedTest
  @ValueSource(strings = {"https://a.example", "https://evil.example"})
  void twoOriginsAreAsGoodAsNone(String second) {
    for (CorsPolicy.Builder policy : List.of(policy(), policy().allowOrigins("*"))) {
      Message actual = new Message("GET").add("Origin", A).add("Origin", second);
      assertThat(decide(policy, actual).kind()).isEqualTo(Kind.DENIED);
      assertThat(answer(policy, actual).values("Access-Control-Allow-Origin")).isEmpty();
      assertThat(decide(policy, actual).culprit(actual, Message.READER))
          .isEqualTo(RequestReader.SEVERAL);

      Message preflight = preflight("GET").add("Origin", second);
      assertThat(decide(policy, preflight).status()).isEqualTo(403);
      assertThat(answer(policy, preflight).lines()).isEmpty();
    }
  }

  @Test
  void partlyAllowedListsAreRefused() {
    CorsPolicy.Builder policy = policy().allowHeaders("x-one");
    Message request = preflight("GET", "x-one,x-two");
    assertThat(decide(policy, request).refusal()).isEqualTo(Refusal.HEADER_NOT_ALLOWED);
    assertThat(answer(policy, request).lines()).isEmpty();
  }

  @Test
  void limitsAreInclusive() {
    CorsPolicy.Builder any = policy().allowHeaders("*");
    String names64 = "x,".repeat(63) + "x";
    assertThat(decide(any, preflight("GET", names64)).refusal()).isNull();
    assertTooLarge(any, names64 + ",x");
    assertTooLarge(any, names64, "x");
    assertThat(decide(any, preflight("GET", "x" + ",".repeat(16))).refusal()).isNull();
    assertTooLarge(any, "x" + ",".repeat(17));
    assertTooLarge(any, "x" + ",".repeat(16), "");
    assertThat(decide(any, preflight("GET", " ".repeat(8) + "x" + "\t".repeat(8))).refusal())
        .isNull();
    assertTooLarge(any, " ".repeat(9) + "x");
    assertTooLarge(any, "x" + " ".repeat(9));
    assertThat(decide(any, preflight("GET", "x".repeat(4096))).refusal()).isNull();
    assertTooLarge(any, "x".repeat(4097));
    assertTooLarge(any, "x".repeat(4096), "x");
    assertTooLarge(policy().allowHeaders("x".repeat(4097)), "x".repeat(4097));
  }

  private static void assertTooLarge(CorsPolicy.Builder policy, String... lines) {
    assertThat(decide(policy, preflight("GET", lines)).refusal())
        .isEqualTo(Refusal.HEADER_LIST_TOO_LARGE);
  }

  @Test
  void culpritsAreNamedForLogs() {
    assertThat(culprit(preflight("PUT"))).isEqualTo("PUT");
    assertThat(culprit(preflight("GET", "x-one, X-Two"))).isEqualTo("X-Two");
    assertThat(culprit(preflight("GET", "x-one", "x-one x , y"))).isEqualTo("x-one x");
    assertThat(culprit(preflight("GET", "x-one"))).isNull();
    assertThat(culprit(new Message("GET").add("Origin", "evil"))).isEqualTo("evil");
  }

  private static @Nullable String culprit(Message request) {
    CorsPolicy.Builder policy = policy().allowHeaders("x-one");
    return decide(policy, request).culprit(request, Message.READER);
  }

  @Test
  void credentialsNeverMeetALiteralStar() {
    CorsPolicy.Builder policy = policy().allowCredentials(true).allowMethods("*").allowHeaders("*");
    for (Message request : List.of(preflight("PUT", "x-one"), preflight("PUT"), preflight("GET"))) {
      Message answer = answer(policy, request);
      assertThat(answer.lines()).extracting(Message.Line::value).doesNotContain("*");
      assertThat(NaiveBrowser.passes(request, 204, answer)).isTrue();
    }
  }
}
