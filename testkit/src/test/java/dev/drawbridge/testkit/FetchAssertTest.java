package dev.drawbridge.testkit;

import static dev.drawbridge.testkit.CorsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.browser.BlockCause;
import dev.drawbridge.browser.RequestMode;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What failed assertions about a fetch say. */
final class FetchAssertTest {
  private static final String URL = "https://api.example/items/1?a=b";

  private static final FetchResult SHARED =
      fetch(
          "Access-Control-Allow-Origin: https://app.example",
          "Access-Control-Expose-Headers: ETag",
          "ETag: 1",
          "X-Secret: 2",
          "Set-Cookie: session=1");
  private static final FetchResult BLOCKED = fetch("ETag: 1");
  private static final FetchResult WILDCARD =
      fetch("Access-Control-Allow-Origin: *", "Access-Control-Expose-Headers: *");
  private static final FetchResult OPAQUE =
      page("ETag: 1").get(URL).mode(RequestMode.NO_CORS).send();

  private static FetchResult fetch(String... lines) {
    return page(lines).get(URL).header("Authorization-Hint", "x\u001b[31m").send();
  }

  private static Page page(String... lines) {
    return Browser.chromium()
        .through(request -> answer(request.method().equals("OPTIONS") ? preflight() : lines))
        .page("https://app.example");
  }

  private static String[] preflight() {
    return new String[] {
      "Access-Control-Allow-Origin: https://app.example",
      "Access-Control-Allow-Credentials: true",
      "Access-Control-Allow-Headers: authorization, authorization-hint"
    };
  }

  private static WireResponse answer(String... lines) {
    List<Field> fields =
        Stream.of(lines).map(line -> line.split(": ", 2)).map(f -> new Field(f[0], f[1])).toList();
    return WireResponse.of(200, new FieldList(fields), "hello".getBytes(StandardCharsets.UTF_8));
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        failure(
            "shared with the page, but Chromium blocks it", () -> assertThat(BLOCKED).isShared()),
        failure("but it is opaque: the page learns nothing", () -> assertThat(OPAQUE).isShared()),
        failure("to be blocked, but Chromium shares", () -> assertThat(SHARED).isBlocked()),
        failure(
            "because of method-not-allowed, but it is because of missing-allow-origin",
            () -> assertThat(BLOCKED).isBlockedBecause(BlockCause.METHOD_NOT_ALLOWED)),
        failure(
            "because of method-not-allowed, but Chromium shares",
            () -> assertThat(SHARED).isBlockedBecause(BlockCause.METHOD_NOT_ALLOWED)),
        failure(
            "in its preflight, but it is because of missing-allow-origin",
            () -> assertThat(BLOCKED).isBlockedInPreflight()),
        failure("opaque response, but the page can read", () -> assertThat(SHARED).isOpaque()),
        failure("opaque response, but the fetch is blocked", () -> assertThat(BLOCKED).isOpaque()),
        failure("the status 404, but it reads 200", () -> assertThat(SHARED).hasStatus(404)),
        failure("the body 'x', but it reads 'hello'", () -> assertThat(SHARED).hasText("x")),
        failure(
            "the field X-None, but the response does not have it",
            () -> assertThat(SHARED).hasReadableHeader("X-None")),
        failure(
            "X-Secret, but Access-Control-Expose-Headers is 'ETag'; add X-Secret",
            () -> assertThat(SHARED).hasReadableHeader("X-Secret")),
        failure(
            "Set-Cookie, but no page can ever read it",
            () -> assertThat(SHARED).hasReadableHeader("Set-Cookie")),
        failure(
            "read '2' in the field ETag", () -> assertThat(SHARED).hasReadableHeader("ETag", "2")),
        failure("not to read the field etag", () -> assertThat(SHARED).doesNotExpose("etag")),
        failure("not to read the field X-None", () -> assertThat(WILDCARD).doesNotExpose("X-None")),
        failure("Vary of the response to name Origin", () -> assertThat(SHARED).variesByOrigin()),
        failure("to send no preflight", () -> assertThat(SHARED).didNotSendPreflight()),
        failure("to send a preflight, but it sent none", () -> assertThat(OPAQUE).sentPreflight()),
        failure("cookie(name, value)", () -> assertThat(SHARED).sentCookies()),
        failure(
            "no cookie to be sent",
            () ->
                assertThat(page().get(URL).cookie("a", "b").withCredentials()).didNotSendCookies()),
        failure("to say 'x', but it says empty", () -> assertThat(SHARED).printsToConsole("x")));
  }

  private static Arguments failure(String part, ThrowingCallable assertion) {
    return Arguments.of(part, assertion);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void failuresSayWhatIsExpectedAndWhatIs(String part, ThrowingCallable assertion) {
    assertThatThrownBy(assertion)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(part)
        .hasMessageContaining("GET https://api.example/items/1?a=b from a page of https://app")
        .hasMessageContaining("> GET /items/1?a=b HTTP/1.1");
  }

  @Test
  void aFailureHasTheBrowsersWordsTheFixAndTheExchanges() {
    assertThatThrownBy(() -> assertThat(BLOCKED).as("items").isShared())
        .hasMessageStartingWith("[items] expected the response to be shared with the page")
        .hasMessageContaining(
            """
              Blocked  missing-allow-origin
              Why      The answer, status 200, has no Access-Control-Allow-Origin.
              Fix      Send Access-Control-Allow-Origin: https://app.example, on error answers too.
              Step     https://fetch.spec.whatwg.org/#cors-check

              What the console of Chromium says
                Access to fetch at 'https://api.example/items/1?a=b' from origin \
            'https://app.example' has been blocked by CORS policy: \
            """
                .indent(0)
                .stripTrailing())
        .hasMessageContaining("> Authorization-Hint: x\\x1B[31m")
        .hasMessageContaining("< HTTP/1.1 200\n  < ETag: 1");
  }

  @Test
  void secretsAreNotPrinted() {
    Fetch fetch = page().get(URL).cookie("session", "secret").header("Authorization", "secret");

    assertThat(fetch.withCredentials().send().toString())
        .contains("Cookie: (not shown)")
        .doesNotContain("secret");
    assertThat(SHARED.toString()).contains("Set-Cookie: (not shown)").doesNotContain("session=1");
  }

  @Test
  void aWildcardExposesNothingToCredentials() {
    FetchResult credentials =
        page(
                "Access-Control-Allow-Origin: https://app.example",
                "Access-Control-Allow-Credentials: true",
                "Access-Control-Expose-Headers: *",
                "ETag: 1")
            .get(URL)
            .withCredentials()
            .send();

    assertThat(credentials).isShared().doesNotExpose("ETag");
    assertThat(WILDCARD).isShared().doesNotExpose("Set-Cookie");
  }

  @Test
  void softAssertionsAreAllMade() {
    CorsSoftAssertions softly = new CorsSoftAssertions();
    softly.assertThat(BLOCKED).isShared().sentCookies();
    softly.assertThat(SHARED).isShared().hasStatus(404);
    softly
        .assertThat(CorsPolicy.builder().allowOrigins("https://app.example").build())
        .refuses("https://app.example");

    assertThat(softly.errorsCollected()).hasSize(4);
    assertThatThrownBy(softly::assertAll).hasMessageContaining("status 404");
  }

  @ParameterizedTest
  @CsvSource({"localhost:8080/items,unsupported-scheme", "https://api.example:6000/,bad-port"})
  void aFetchThatSendsNothingIsNotBlockedByTheServer(String url, String code) {
    assertThatThrownBy(() -> assertThat(page().get(url)).isBlocked())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("there was no answer to judge, because of " + code);
  }
}
