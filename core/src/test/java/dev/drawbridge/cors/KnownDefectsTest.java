package dev.drawbridge.cors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.CorsDecision.Kind;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Defects that other CORS middlewares had, by the names under which they were reported; each would
 * be caught here.
 */
class KnownDefectsTest {
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  private static final String REQUEST_METHOD = "Access-Control-Request-Method";
  private static final String REQUEST_HEADERS = "Access-Control-Request-Headers";
  private static final String A = "https://a.example";

  private static CorsPolicy.Builder policy(String... origins) {
    return CorsPolicy.builder().allowOrigins(origins);
  }

  private static Message get(String origin) {
    return new Message("GET").add("Origin", origin);
  }

  private static Message preflight(String method, String... headerLines) {
    Message request = new Message("OPTIONS").add("Origin", A).add(REQUEST_METHOD, method);
    List.of(headerLines).forEach(line -> request.add(REQUEST_HEADERS, line));
    return request;
  }

  private static CorsDecision decide(CorsPolicy.Builder policy, Message request) {
    return CorsProcessor.of(policy.build()).decide(request, Message.READER);
  }

  private static Message answer(CorsProcessor processor, Message request, Message response) {
    processor.process(request, Message.READER, response, Message.WRITER);
    return response;
  }

  private static Message answer(CorsPolicy.Builder policy, Message request) {
    return answer(CorsProcessor.of(policy.build()), request, new Message(""));
  }

  private static Kind kind(CorsPolicy.Builder policy, String origin) {
    return decide(policy, get(origin)).kind();
  }

  @ParameterizedTest
  @DisplayName("1 ACRH denial of service: CVE-2025-47908, commas and more commas")
  @ValueSource(strings = {",", "a,", ",a", " ,", "a", " ", "\t", "x-one,", "x-one, "})
  void theListIsReadWithinBounds(String unit) {
    for (CorsPolicy.Builder policy :
        List.of(policy(A), policy("*").allowHeaders("*"), policy(A).allowHeaders("X-One", "a"))) {
      CorsProcessor processor = CorsProcessor.of(policy.allowMethods("PUT").build());
      // In a line of its own beyond the bounds nothing is looked at, not even a sound beginning.
      String line = "x-one," + unit.repeat((1 << 20) / unit.length());
      CorsDecision decision = processor.decide(List.of(line), new LineCountingReader());
      assertThat(decision.refusal()).isEqualTo(Refusal.HEADER_LIST_TOO_LARGE);
    }
  }

  @Test
  @DisplayName("1 ACRH denial of service: many lines")
  void onlyFirstLinesAreFetched() {
    for (String line : List.of("", "x-one", "x".repeat(500))) {
      LineCountingReader reader = new LineCountingReader();
      CorsPolicy.Builder any = policy("*").allowMethods("*").allowHeaders("*");
      CorsProcessor processor = CorsProcessor.of(any.build());
      CorsDecision decision = processor.decide(Collections.nCopies(1 << 20, line), reader);
      assertThat(decision.refusal()).isEqualTo(Refusal.HEADER_LIST_TOO_LARGE);
      assertThat(reader.lines()).isLessThanOrEqualTo(65);
    }
  }

  @Test
  @DisplayName("2 ACRH regular expressions on white space: CVE-2026-69207")
  void longWhiteSpaceIsRefused() {
    CorsPolicy.Builder policy = policy(A).allowHeaders("x-one");
    for (String space : List.of(" ", "\t", " \t")) {
      String run = space.repeat(2000 / space.length());
      for (String list : List.of("x-one" + run + "x", run + "x-one", "x-one" + run, run)) {
        assertThat(decide(policy, preflight("GET", list)).refusal())
            .isEqualTo(Refusal.HEADER_LIST_TOO_LARGE);
      }
    }
  }

  @ParameterizedTest
  @DisplayName("3 Reflection of every origin with credentials: CVE-2018-20744, CVE-2024-25124")
  @ValueSource(
      strings = {"*", "**", "*://*", "https://*", "https://*:*", "https://*.*", "regex:.*"})
  void noPolicyReflectsEveryOriginWithCredentials(String pattern) {
    CorsPolicy.Builder open =
        policy(pattern)
            .allowCredentials(true)
            .dangerouslyAllowInsecureOrigins(true)
            .dangerouslyAllowPublicSuffixes(true)
            .dangerouslyAllowNullOrigin(true);
    assertThat(open.problems()).isNotEmpty();
  }

  @Test
  @DisplayName("4 Insecure defaults: CVE-2018-8014")
  void nothingIsAllowedByDefault() {
    assertThat(CorsPolicy.builder().problems())
        .extracting("code")
        .containsExactly("origins-missing");
    assertThat(policy(A).build().allowCredentials()).isFalse();
    CorsProcessor closed = CorsProcessor.closed();
    assertThat(answer(closed, get(A), new Message("")).lines()).isEmpty();
    assertThat(closed.decide(preflight("GET"), Message.READER).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @DisplayName("5-9 Suffix, prefix, dot, greedy label, union: CVE-2024-27302, CVE-2019-25211 …")
  @CsvSource({
    "https://example.com,    https://evilexample.com",
    "https://example.com,    https://example.com.evil",
    "https://example.com,    https://example.comevil",
    "https://example.com,    https://example.com:8443",
    "https://example.com,    https://exampleXcom",
    "https://example.com,    https://example-com",
    "https://example.com,    https://www.example.com",
    "https://example.com,    http://example.com",
    "https://*.example.com,  https://example.com",
    "https://*.example.com,  https://evilexample.com",
    "https://*.example.com,  https://.example.com",
    "https://*.example.com,  https://a.example.com.evil.net",
    "https://*.example.com,  https://a.example.com:8443",
    "https://*.example.com,  https://a.exampleXcom",
    "https://*.example.com,  https://evil.net/.example.com",
    "https://*.example.com,  https://evil.net#.example.com",
    "https://*.example.com,  https://evil.net?.example.com",
    "https://*.example.com,  https://evil.net:80.example.com",
    "https://*.example.com,  https://evil.net@a.example.com",
    "https://*.example.com,  https://a.example.com@evil.net",
    "https://*.example.com,  https://*.example.com",
    "https://*.example.com,  http://a.example.com",
    "http://localhost:*,     http://localhost.evil.net",
    "http://localhost:*,     http://localhost:80.evil.net",
    "http://localhost:*,     http://localhost:3000@evil.net",
    "http://localhost:*,     http://localhost:evil.net",
  })
  void doesNotMatch(String pattern, String origin) {
    assertThat(kind(policy(pattern), origin)).isEqualTo(Kind.DENIED);
    // Nor beside others that match its parts (9: GHSA-vhxv-fg4m-p2w8).
    CorsPolicy.Builder union =
        policy(pattern, "https://foo.com", "https://bar.com", "https://*.oo.com");
    assertThat(kind(union, origin)).isEqualTo(Kind.DENIED);
    assertThat(kind(union, "https://barfoo.com")).isEqualTo(Kind.DENIED);
    assertThat(kind(union, "https://foo.com")).isEqualTo(Kind.ACTUAL);
  }

  @ParameterizedTest
  @DisplayName("6, 7 Wildcards in the middle of a name and regular expressions cannot be written")
  @ValueSource(
      strings = {"https://example*", "https://*example.com", "https://a.*.com", "https://.*", "^h"})
  void noPartialWildcards(String pattern) {
    assertThat(policy(pattern).problems()).extracting("code").containsExactly("origin-invalid");
  }

  @ParameterizedTest
  @DisplayName("10 Missing Vary: on allowed, denied, malformed and non-CORS answers alike")
  @ValueSource(strings = {A, "https://evil.example", "null", "", "http://*@:;", "-"})
  void answersThatDifferByOriginSaySo(String origin) {
    Message request = origin.equals("-") ? new Message("GET") : get(origin);
    for (CorsPolicy.Builder policy : List.of(policy(A), policy("https://*.b.example", A))) {
      assertThat(answer(policy, request).values("Vary")).containsExactly("Origin");
      CorsPolicy.Builder reject = policy.denied(Denied.REJECT);
      assertThat(answer(reject, request).values("Vary")).containsExactly("Origin");
    }
  }

  @Test
  @DisplayName("10 A static * stands on every answer, so that no cache keeps one without it")
  void staticStarIsOnAnswersToOthersToo() {
    Message response = answer(policy("*"), new Message("GET"));
    assertThat(response.lines()).containsExactly(new Message.Line(ALLOW_ORIGIN, "*"));
  }

  @Test
  @DisplayName("11 Vary injected from the request: GHSA-q7jf-gf43-6x6p")
  void varyIsNeverCopiedFromTheRequest() {
    CorsPolicy.Builder policy =
        policy(A).allowHeaders("*").allowCredentials(true).varyPreflight(true);
    for (Message request : List.of(get(A), preflight("GET", "x-one"), new Message("GET"))) {
      request.add("Vary", "Evil").add("vary", "Cookie");
      Message response = answer(policy, request);
      assertThat(response.values("Vary").toString()).doesNotContain("Evil", "Cookie");
    }
  }

  @Test
  @DisplayName("12 Vary overwritten")
  void varyIsMerged() {
    Message response = new Message("").add("Vary", "Accept-Encoding").add("vary", "Accept");
    answer(CorsProcessor.of(policy(A).build()), get(A), response);
    assertThat(response.values("Vary")).containsExactly("Accept-Encoding", "Accept", "Origin");
    answer(CorsProcessor.of(policy(A).build()), get(A), response);
    assertThat(response.values("Vary")).hasSize(3);
  }

  @Test
  @DisplayName("13 null allowed or turned into *")
  void nullNeedsItsSwitchAndNeverGetsCredentials() {
    assertThat(kind(policy(A, "https://*.b.example", "http://localhost:*"), "null"))
        .isEqualTo(Kind.DENIED);
    assertThat(policy("null").problems()).isNotEmpty();
    CorsPolicy.Builder withSwitch = policy("null").dangerouslyAllowNullOrigin(true);
    assertThat(answer(withSwitch, get("null")).values(ALLOW_ORIGIN)).containsExactly("null");
    assertThat(withSwitch.allowCredentials(true).problems()).isNotEmpty();
  }

  @Test
  @DisplayName("14 Private Network Access answered by default: CVE-2024-6221")
  void privateNetworkAccessIsNotAnswered() {
    Message request = preflight("GET").add("Access-Control-Request-Private-Network", "true");
    assertThat(answer(policy("*"), request).toString()).doesNotContain("Network");
  }

  @Test
  @DisplayName("17 Preflights reach the application, plain OPTIONS do not")
  void preflightsEndHereAndPlainOptionsPass() {
    Message foreign =
        new Message("OPTIONS").add("Origin", "https://evil.example").add(REQUEST_METHOD, "PUT");
    for (CorsPolicy.Builder policy :
        List.of(policy(A), policy(A).debug(true), policy(A).denied(Denied.PASS))) {
      for (Message request : List.of(preflight("GET"), preflight("PUT"), preflight(""), foreign)) {
        assertThat(decide(policy, request).answersHere()).isTrue();
      }
      Message plain = new Message("OPTIONS").add("Origin", A);
      assertThat(decide(policy, plain).answersHere()).isFalse();
      Message withoutOrigin = new Message("OPTIONS").add(REQUEST_METHOD, "PUT");
      assertThat(decide(policy, withoutOrigin).answersHere()).isFalse();
    }
  }

  @Test
  @DisplayName("18 CORS taken for access control: CVE-2022-4147")
  void denyingActualRequestsIsAnOption() {
    Message post = new Message("POST").add("Origin", "https://evil.example");
    assertThat(decide(policy(A), post).answersHere()).isFalse();
    assertThat(decide(policy(A).denied(Denied.REJECT), post).status()).isEqualTo(403);
    assertThat(decide(policy(A).denied(Denied.REJECT), new Message("POST")).status()).isZero();
  }

  @Test
  @DisplayName("19 Same origin guessed from Host")
  void hostIsNeverCompared() {
    Message own = get("https://api.example").add("Host", "api.example");
    Message foreign = get("https://api.example").add("Host", "other.example");
    assertThat(decide(policy(A), own)).hasToString(decide(policy(A), foreign).toString());
    assertThat(decide(policy(A), own).answersHere()).isFalse();
  }

  @ParameterizedTest
  @DisplayName("20 Exceptions of the Origin parser: spring-framework 33682")
  @ValueSource(
      strings = {
        "http://*@:;",
        "",
        " ",
        ":",
        "://",
        "http://",
        "http://[",
        "http://]",
        "http://[::",
        "http://:",
        "http://a:99999999999999999999",
        "http://%",
        "\u0000",
        "\uD800",
        "http://a:-1",
        "null:",
        "[]"
      })
  void originsAreParsedWithoutException(String origin) {
    for (String pattern : List.of("*", A, "https://*.b.example:*", "http://localhost:*")) {
      assertThat(kind(policy(pattern), origin)).isEqualTo(Kind.DENIED);
    }
  }

  @Test
  @DisplayName("22 Duplicate Access-Control-Allow-Origin")
  void fieldsAreReplacedNotAdded() {
    Message response = new Message("").add("access-control-allow-origin", "*");
    answer(CorsProcessor.of(policy(A).build()), get(A), response);
    assertThat(response.values(ALLOW_ORIGIN)).containsExactly(A);
  }

  @ParameterizedTest
  @DisplayName("23 Case of origins and methods folded")
  @ValueSource(
      strings = {
        "https://A.example",
        "HTTPS://a.example",
        "https://a.example/",
        "https://a.example."
      })
  void originsAreComparedByteForByte(String origin) {
    assertThat(
            kind(policy(A, "https://b.example", "https://c.example", "https://d.example"), origin))
        .isEqualTo(Kind.DENIED);
    CorsPolicy.Builder patch = policy(A).allowMethods("PATCH");
    assertThat(decide(patch, preflight("PATCH")).refusal()).isNull();
    assertThat(decide(patch, preflight("patch")).refusal()).isEqualTo(Refusal.METHOD_NOT_ALLOWED);
  }

  @Test
  @DisplayName("24 Fields for origins that are denied, Access-Control-Allow-Credentials above all")
  void deniedAnswersCarryNoCorsField() {
    CorsPolicy.Builder policy =
        policy(A).allowCredentials(true).allowMethods("*").exposeHeaders("ETag");
    Message evilPreflight =
        new Message("OPTIONS").add("Origin", "https://evil.example").add(REQUEST_METHOD, "PUT");
    for (CorsPolicy.Builder each : List.of(policy, policy.debug(true))) {
      for (Message request : List.of(get("https://evil.example"), evilPreflight)) {
        assertThat(answer(each, request).toString()).doesNotContainIgnoringCase("access-control");
      }
    }
  }
}
