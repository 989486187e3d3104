package dev.drawbridge.browser;

import static dev.drawbridge.browser.Scene.ANY;
import static dev.drawbridge.browser.Scene.API;
import static dev.drawbridge.browser.Scene.HOME;
import static dev.drawbridge.browser.Scene.OTHER;
import static dev.drawbridge.browser.Scene.PAGE;
import static dev.drawbridge.browser.Scene.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the recordings do not show, by the standard. */
class BrowserTest {
  private static final String HIDDEN = "X-Hidden: 1";

  private static Scene scene() {
    return new Scene(Profile.STANDARD);
  }

  private static String reason(Scene scene) {
    return Objects.requireNonNull(scene.last().reason(), scene.log()).code();
  }

  private static ScriptResponse response(Scene scene) {
    return Objects.requireNonNull(scene.last().response(), scene.log());
  }

  @ParameterizedTest
  @CsvSource({
    "invalid-url, http://[, GET, X, 1, CORS",
    "credentials-in-url, http://u@api.example/, GET, X, 1, CORS",
    "invalid-method, http://api.example/, A B, X, 1, CORS",
    "forbidden-method, http://api.example/, TrAcE, X, 1, CORS",
    "method-not-safelisted, http://api.example/, PUT, X, 1, NO_CORS",
    "invalid-field-name, http://api.example/, GET, X Y, 1, CORS",
    "invalid-field-value, http://api.example/, GET, X, \u0100, CORS",
    "bad-port, http://api.example:25/, GET, X, 1, CORS",
    "cross-origin-in-same-origin-mode, http://api.example/, GET, X, 1, SAME_ORIGIN",
    "unsupported-scheme, ftp://api.example/, GET, X, 1, CORS",
  })
  void nothingIsSent(
      String code, String url, String method, String name, String value, RequestMode mode) {
    Scene scene = scene().fetch(url, f -> f.method(method).field(name, value).mode(mode));
    assertThat(reason(scene)).isEqualTo(code);
    assertThat(scene.last().requests()).isEmpty();
    assertThat(scene.last().isAllowed()).isFalse();
  }

  @Test
  void aBodyNeedsAMethodThatHasOne() {
    assertThat(reason(scene().fetch(API, f -> f.body("text/plain")))).isEqualTo("body-not-allowed");
  }

  @Test
  void relativeUrlsAreOfThePage() {
    Scene scene = scene().serve(HOME + "a").fetch("/a", f -> f);
    assertThat(response(scene).type()).isEqualTo(ScriptResponse.Type.BASIC);
    assertThat(scene.last().requests().get(0).credentials()).isTrue();
  }

  @Test
  void dataIsReadable() {
    assertThat(response(scene().fetch("data:,x", f -> f)).readableNames())
        .containsExactly("content-type");
  }

  @Test
  void withoutCorsTheResponseIsOpaque() {
    UnaryOperator<FetchRequest> noCors =
        f -> f.mode(RequestMode.NO_CORS).field("X-A", "1").field("Accept", "text/html");
    Scene scene = scene().serve(API, null, answer(200, HIDDEN)).fetch(API, noCors);
    ScriptResponse response = response(scene);
    assertThat(response.type()).isEqualTo(ScriptResponse.Type.OPAQUE);
    assertThat(response.status()).isZero();
    assertThat(response.readableNames()).isEmpty();
    SentRequest sent = scene.last().requests().get(0);
    assertThat(sent.origin()).isNull();
    assertThat(sent.fields().contains("X-A")).isFalse();
    assertThat(sent.fields().contains("Accept")).isTrue();
    assertThat(reason(scene.fetch(API, f -> noCors.apply(f).redirect(RedirectMode.MANUAL))))
        .isEqualTo("redirect-mode-with-no-cors");
  }

  @ParameterizedTest
  @CsvSource({
    "same-origin, http://api.page.example/, false",
    "same-site, http://api.page.example/, true",
    "same-site, http://api.example/, false",
    "cross-origin, http://api.example/, true",
    "same-origin, http://page.example/, true",
    "nonsense, http://api.example/, true",
  })
  void resourcePolicyGovernsOpaqueResponses(String policy, String url, boolean allowed) {
    String field = "Cross-Origin-Resource-Policy: " + policy;
    Scene scene =
        scene()
            .serve(url, null, answer(200, field, ANY))
            .fetch(url, f -> f.mode(RequestMode.NO_CORS));
    assertThat(scene.last().isAllowed()).isEqualTo(allowed);
    assertThat(scene.fetch(url, f -> f).last().isAllowed()).as("with CORS").isTrue();
  }

  @Test
  void aConnectionThatFails() {
    assertThat(reason(scene().fetch(API, f -> f))).isEqualTo("connection-failed");
    assertThat(reason(scene().fetch(API, f -> f.method("PUT"))))
        .isEqualTo("preflight-connection-failed");
  }

  @ParameterizedTest
  @CsvSource({
    "301, POST, GET",
    "302, POST, GET",
    "303, POST, GET",
    "307, POST, POST",
    "308, POST, POST",
    "301, PUT, PUT",
    "302, PUT, PUT",
    "303, PUT, GET",
    "303, HEAD, HEAD",
  })
  void redirectsChangeTheMethod(int status, String method, String next) {
    Scene scene =
        scene()
            .serve(HOME, null, answer(status, "Location: /next"))
            .serve(HOME + "next")
            .fetch(
                HOME, f -> method.equals("HEAD") ? f.method(method) : f.method(method).body("a/b"));
    SentRequest last = scene.last().requests().get(1);
    assertThat(last.method()).isEqualTo(next);
    assertThat(last.body()).isEqualTo(!next.equals("GET") && !next.equals("HEAD"));
    assertThat(last.fields().contains("Content-Type")).isEqualTo(last.body());
  }

  @Test
  void redirectsThatAreNotFollowed() {
    Scene scene = scene().redirect(API, OTHER);
    scene.fetch(API, f -> f.redirect(RedirectMode.ERROR));
    assertThat(reason(scene)).isEqualTo("redirect-mode-error");
    scene.fetch(API, f -> f.redirect(RedirectMode.MANUAL));
    assertThat(response(scene).type().value()).isEqualTo("opaqueredirect");
    assertThat(reason(scene.redirect(API, "ftp://x/").fetch(API, f -> f)))
        .isEqualTo("redirect-scheme");
    assertThat(reason(scene.redirect(API, "http://u:p@api.example/").fetch(API, f -> f)))
        .isEqualTo("redirect-credentials");
    assertThat(reason(scene.redirect(API, API).fetch(API, f -> f))).isEqualTo("redirect-limit");
    assertThat(scene.last().requests()).hasSize(21);
  }

  @Test
  void aRedirectOutOfTheModeSameOriginIsBlocked() {
    Scene scene =
        scene().redirect(HOME, API).serve(API).fetch(HOME, f -> f.mode(RequestMode.SAME_ORIGIN));
    assertThat(reason(scene)).isEqualTo("cross-origin-in-same-origin-mode");
    assertThat(scene.last().requests()).hasSize(1);
  }

  @Test
  void whatScriptReads() {
    Answer answer =
        answer(
            200,
            "Access-Control-Allow-Origin: http://page.example",
            "Access-Control-Allow-Credentials: true",
            "Access-Control-Expose-Headers: X-A, set-cookie, *",
            "X-A: 1",
            "X-B: 1",
            "Set-Cookie: a=1",
            "Expires: 0");
    Scene scene = scene().serve(API, null, answer).serve(HOME, null, answer);
    scene.fetch(API, f -> f.credentials(CredentialsMode.INCLUDE));
    assertThat(response(scene).readableNames()).containsExactly("expires", "x-a");
    assertThat(response(scene.fetch(API, f -> f)).readableNames())
        .contains("x-b", "access-control-allow-origin")
        .doesNotContain("set-cookie");
    assertThat(response(scene.fetch(HOME, f -> f)).readableNames()).contains("x-b").hasSize(6);
  }

  @Test
  void timesAreForThoseWhomTheServerLets() {
    Scene scene = scene().serve(API);
    assertThat(response(scene.fetch(API, f -> f)).timing()).isFalse();
    scene.serve(API, null, answer(200, ANY, "Timing-Allow-Origin: http://a, " + PAGE));
    assertThat(response(scene.fetch(API, f -> f)).timing()).isTrue();
    assertThat(response(scene.serve(HOME).fetch(HOME, f -> f)).timing()).isTrue();
    scene.redirect(OTHER, API);
    assertThat(response(scene.fetch(OTHER, f -> f)).timing()).as("once failed").isFalse();
  }

  @Test
  void aPreflightForTheSakeOfUploadListeners() {
    Scene scene = scene().serve(API, ANY).fetch(API, FetchRequest::withCorsPreflight);
    assertThat(scene.last().requests()).hasSize(2);
    assertThat(scene.fetch(API, FetchRequest::withCorsPreflight).last().requests())
        .as("the method is cached as if it had been listed")
        .hasSize(1);
    assertThat(scene.browser().preflightCache().size()).isEqualTo(1);
    scene.after(Duration.ofSeconds(5)).fetch(API, FetchRequest::withCorsPreflight);
    assertThat(scene.last().requests()).hasSize(2);
    scene.browser().preflightCache().clear();
    assertThat(scene.browser().preflightCache().size()).isZero();
  }

  @Test
  void aReasonSaysWhatToDo() {
    Scene scene = scene().serve(API, null, answer(500)).fetch(API, f -> f);
    BlockReason reason = Objects.requireNonNull(scene.last().reason());
    assertThat(reason)
        .hasToString(
            "missing-allow-origin: The answer, status 500, has no Access-Control-Allow-Origin.");
    assertThat(reason.standard()).isEqualTo("https://fetch.spec.whatwg.org/#cors-check");
    assertThat(reason.fix()).contains("Access-Control-Allow-Origin: http://page.example");
    assertThat(List.of(reason.url(), reason.status(), reason.value(), reason.isPreflight()))
        .containsExactly(API, 500, "", false);
  }
}
