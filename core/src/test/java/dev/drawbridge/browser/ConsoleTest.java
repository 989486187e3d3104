package dev.drawbridge.browser;

import static dev.drawbridge.browser.Scene.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.origin.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Messages as Chromium 156, Firefox ESR 153 and WebKitGTK 2.50 printed them for a page at {@code
 * http://localhost:9871} and a server at {@code http://127.0.0.1:9872}.
 */
class ConsoleTest {
  private static final Origin PAGE = Origin.of("http://localhost:9871");
  private static final String SERVER = "http://127.0.0.1:9872/";
  private static final String ALLOWED = "Access-Control-Allow-Origin: http://localhost:9871";

  private final List<String> wrong = new ArrayList<>();

  private void webkit(String url, Scene scene, String message) {
    expect(
        scene,
        message + "\nFetch API cannot load " + SERVER + url + " due to access control checks.");
  }

  private void expect(Scene scene, String message) {
    if (!message.equals(scene.last().console())) {
      wrong.add(scene.last().console() + " <> " + message);
    }
  }

  private static Scene actual(Profile profile, String url, Answer answer) {
    return new Scene(profile)
        .serve(SERVER + url, null, answer)
        .fetch(FetchRequest.of(PAGE, SERVER + url));
  }

  private static Scene include(Profile profile, String url, Answer answer) {
    return new Scene(profile)
        .serve(SERVER + url, null, answer)
        .fetch(FetchRequest.of(PAGE, SERVER + url).credentials(CredentialsMode.INCLUDE));
  }

  private static Scene preflight(
      Profile profile, String url, Answer answer, UnaryOperator<FetchRequest> options) {
    return new Scene(profile)
        .serve(SERVER + url, answer, null)
        .fetch(options.apply(FetchRequest.of(PAGE, SERVER + url)));
  }

  @Test
  void webkitOnAnswers() {
    Profile w = Profile.WEBKIT;
    webkit(
        "none",
        actual(w, "none", answer(200)),
        "Origin http://localhost:9871 is not allowed by Access-Control-Allow-Origin. Status code:"
            + " 200");
    webkit(
        "multi",
        actual(w, "multi", answer(200, ALLOWED, ALLOWED)),
        "Access-Control-Allow-Origin cannot contain more than one origin.");
    webkit(
        "wildcred",
        include(w, "wildcred", answer(200, Scene.ANY)),
        "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.");
    webkit(
        "nocred",
        include(w, "nocred", answer(200, ALLOWED)),
        "Credentials flag is true, but Access-Control-Allow-Credentials is not \"true\".");
    webkit(
        "redir",
        actual(w, "redir", answer(302, ALLOWED, "Location: http://u:p@127.0.0.1:9872/nocred")),
        "Cross-origin redirection to http://127.0.0.1:9872/nocred denied by Cross-Origin Resource"
            + " Sharing policy: redirection URL http://u:p@127.0.0.1:9872/nocred has credentials");
    assertThat(wrong).isEmpty();
  }

  @Test
  void webkitOnPreflights() {
    Profile w = Profile.WEBKIT;
    UnaryOperator<FetchRequest> put = f -> f.method("PUT");
    webkit(
        "pf401n",
        preflight(w, "pf401n", answer(401), put),
        "Preflight response is not successful. Status code: 401");
    webkit(
        "pfredir",
        preflight(w, "pfredir", answer(301, ALLOWED, "Location: /x"), put),
        "Preflight response is not successful. Status code: 301");
    webkit(
        "pfmeth",
        preflight(w, "pfmeth", answer(204, ALLOWED), put),
        "Method PUT is not allowed by Access-Control-Allow-Methods.");
    webkit(
        "pfjson",
        preflight(w, "pfjson", answer(204, ALLOWED), f -> f.field("Content-Type", "a/json")),
        "Request header field Content-Type is not allowed by Access-Control-Allow-Headers.");
    webkit(
        "pfbadm",
        preflight(
            w, "pfbadm", answer(204, ALLOWED, "Access-Control-Allow-Methods: P U T, @@"), put),
        "Header Access-Control-Allow-Methods has an invalid value: P U T, @@");
    webkit(
        "pfbadh",
        preflight(
            w,
            "pfbadh",
            answer(204, ALLOWED, "Access-Control-Allow-Headers: x foo"),
            f -> f.field("x-foo", "1")),
        "Header Access-Control-Allow-Headers has an invalid value: x foo");
    assertThat(wrong).isEmpty();
  }

  @Test
  void firefoxOnRedirects() {
    Profile f = Profile.FIREFOX;
    String blocked =
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource"
            + " at http://127.0.0.1:9872/%s. (Reason: %s";
    String failed = "CORS request did not succeed). Status code: (null).";
    expect(
        preflight(f, "pfredirn", answer(301, "Location: /x"), r -> r.method("PUT")),
        String.join(
            "\n",
            String.format(
                blocked,
                "pfredirn",
                "CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 301."),
            String.format(blocked, "pfredirn", failed),
            String.format(blocked, "pfredirn", failed)));
    expect(
        preflight(f, "pfredir", answer(301, ALLOWED, "Location: /x"), r -> r.method("PUT")),
        String.join(
            "\n",
            String.format(blocked, "pfredir", "CORS request external redirect not allowed)."),
            String.format(
                blocked, "pfredir", "CORS preflight response did not succeed). Status code: 301."),
            String.format(blocked, "pfredir", failed)));
    expect(
        actual(f, "redir", answer(302, ALLOWED, "Location: http://u:p@127.0.0.1:9872/nocred")),
        String.format(blocked, "redir", failed));
    expect(
        new Scene(f).fetch(FetchRequest.of(PAGE, "ftp://x/y")),
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource"
            + " at ftp://x/y. (Reason: CORS request not http).");
    assertThat(wrong).isEmpty();
  }

  @Test
  void chromiumBesideCors() {
    Profile c = Profile.CHROMIUM;
    expect(
        actual(c, "redir", answer(302, ALLOWED, "Location: http://u:p@127.0.0.1:9872/nocred")),
        "Access to fetch at 'http://127.0.0.1:9872/redir' from origin 'http://localhost:9871' has"
            + " been blocked by CORS policy: Redirect location '' contains a username and password,"
            + " which is disallowed for cross-origin requests.");
    expect(
        new Scene(c).fetch(FetchRequest.of(PAGE, "ftp://x/y")),
        "Fetch API cannot load ftp://x/y. URL scheme \"ftp\" is not supported.");
    expect(
        preflight(
            c, "pfmeth", answer(204, ALLOWED), f -> f.field("x-foo", "1").field("x-bar", "1")),
        "Access to fetch at 'http://127.0.0.1:9872/pfmeth' from origin 'http://localhost:9871' has"
            + " been blocked by CORS policy: Request header field x-bar is not allowed by"
            + " Access-Control-Allow-Headers in preflight response.");
    assertThat(wrong).isEmpty();
  }

  @Test
  void whereNothingWasBlockedNothingIsPrinted() {
    for (Profile profile : Profile.values()) {
      assertThat(actual(profile, "ok", answer(200, ALLOWED)).last().console()).isNull();
    }
  }
}
