package dev.drawbridge.testkit;

import dev.drawbridge.browser.CredentialsMode;
import dev.drawbridge.browser.FetchRequest;
import dev.drawbridge.browser.RedirectMode;
import dev.drawbridge.browser.RequestMode;
import dev.drawbridge.browser.Verdict;
import dev.drawbridge.fetch.Methods;
import dev.drawbridge.origin.Url;
import dev.drawbridge.wire.BrowserNetwork;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/**
 * A fetch that a {@link Page} is about to make: what script gives to {@code fetch}. Immutable; each
 * {@link #send} fetches anew, and so does each {@code assertThat} of it.
 */
public final class Fetch implements AssertProvider<FetchAssert> {
  private final Browser browser;
  private final FetchRequest request;
  private final byte[] body;
  private final String cookies;

  private Fetch(Browser browser, FetchRequest request, byte[] body, String cookies) {
    this.browser = browser;
    this.request = request;
    this.body = body;
    this.cookies = cookies;
  }

  static Fetch of(Browser browser, FetchRequest request) {
    return new Fetch(browser, request, new byte[0], "");
  }

  private Fetch with(FetchRequest other) {
    return new Fetch(browser, other, body, cookies);
  }

  /** Sets a field, or one more line of it. */
  public Fetch header(String name, String value) {
    return with(request.field(name, value));
  }

  /** Gives a text as body; its type is {@code text/plain} where no header says otherwise. */
  public Fetch body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8), "text/plain;charset=UTF-8");
  }

  /** Gives bytes as body, without a type. */
  public Fetch body(byte[] bytes) {
    return body(bytes, null);
  }

  /** Gives a body of the type that a form has, so that no preflight is needed for it. */
  public Fetch form(String urlencoded) {
    return body(
        urlencoded.getBytes(StandardCharsets.UTF_8),
        "application/x-www-form-urlencoded;charset=UTF-8");
  }

  /** Gives a body of the type {@code application/json}, unless a header says otherwise. */
  public Fetch json(String json) {
    return body(json.getBytes(StandardCharsets.UTF_8), "application/json");
  }

  private Fetch body(byte[] bytes, @Nullable String type) {
    return new Fetch(browser, request.body(type), bytes.clone(), cookies);
  }

  /** Includes credentials: {@code credentials: "include"}, or {@code withCredentials}. */
  public Fetch withCredentials() {
    return credentials(CredentialsMode.INCLUDE);
  }

  /** Sets the credentials mode; {@code same-origin} where it is not set. */
  public Fetch credentials(CredentialsMode mode) {
    return with(request.credentials(mode));
  }

  /**
   * Lets the browser have a cookie for the origin of the URL. It goes with requests there that
   * carry credentials, as a cookie with {@code SameSite=None; Secure} does, and no further.
   */
  public Fetch cookie(String name, String value) {
    String pair = name + "=" + value;
    return new Fetch(browser, request, body, cookies.isEmpty() ? pair : cookies + "; " + pair);
  }

  /** Sets the mode; {@code cors} where it is not set. */
  public Fetch mode(RequestMode mode) {
    return with(request.mode(mode));
  }

  /** Sets what becomes of redirects; they are followed where it is not set. */
  public Fetch redirect(RedirectMode mode) {
    return with(request.redirect(mode));
  }

  /** Sends a preflight in any case, as an {@code XMLHttpRequest} does that watches its upload. */
  public Fetch withUploadListener() {
    return with(request.withCorsPreflight());
  }

  /**
   * Fetches.
   *
   * @throws IllegalStateException if a server in-process threw instead of answering
   */
  public FetchResult send() {
    BrowserNetwork network =
        new BrowserNetwork(browser.carrier(), browser.profile(), request.page())
            .allowing(Set.of(Methods.normalize(request.method())))
            .withMode(request.mode())
            .withBody(body);
    Url url = Url.parse(request.url(), Url.root(request.page()));
    if (url != null && !cookies.isEmpty()) {
      network = network.withCookie(url, cookies);
    }
    Verdict verdict = browser.engine().fetch(request, network);
    return browser.record(new FetchResult(request, verdict, network.exchanges()));
  }

  /** Fetches, for AssertJ's own {@code assertThat}. */
  @Override
  public FetchAssert assertThat() {
    return send().assertThat();
  }

  @Override
  public String toString() {
    return request.method() + " " + request.url() + " from a page of " + request.page();
  }
}
