package dev.drawbridge.browser;

import dev.drawbridge.origin.Url;
import java.util.List;

/**
 * The HTTP-redirect fetch, up to the next main fetch.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-redirect-fetch">Fetch, HTTP-redirect fetch</a>
 */
final class HttpRedirect {
  private static final int LIMIT = 20;
  private static final String LOCATION = "Location";
  private static final List<String> BODY_FIELDS =
      List.of("Content-Encoding", "Content-Language", "Content-Location", "Content-Type");

  private final Profile profile;
  private final FetchState fetch;
  private final Answer answer;

  HttpRedirect(Profile profile, FetchState fetch, Answer answer) {
    this.profile = profile;
    this.fetch = fetch;
    this.answer = answer;
  }

  /** Says whether the answer is a redirect for the redirect mode to deal with. */
  boolean isRedirect() {
    // Fetch, HTTP fetch, step 6, and HTTP-redirect fetch, step 3
    if (!answer.isRedirect()) {
      return false;
    }
    List<String> values = answer.fields().values(LOCATION);
    boolean empty = String.join("", values).isEmpty();
    boolean follow = fetch.given().redirect() == RedirectMode.FOLLOW;
    return !(values.isEmpty() && follow)
        && !(empty && profile.has(Difference.REDIRECT_NEEDS_LOCATION));
  }

  /** Moves the fetch to the next URL. */
  void follow() throws BlockedException {
    Url next = location();
    // step 5
    if (!next.isHttp()) {
      throw blocked(BlockCause.REDIRECT_SCHEME, next.scheme());
    }
    // step 6
    if (fetch.redirects() == LIMIT) {
      throw blocked(BlockCause.REDIRECT_LIMIT, "");
    }
    checkCredentials(next);
    changeMethod();
    fetch.redirectTo(next, profile.has(Difference.AUTHORIZATION_RETURNS));
  }

  private Url location() throws BlockedException {
    // Fetch, location URL
    List<String> values = answer.fields().values(LOCATION);
    boolean equal =
        profile.has(Difference.EQUAL_LOCATIONS_FOLLOWED) && values.stream().distinct().count() == 1;
    Url next = values.size() == 1 || equal ? Url.parse(values.get(0), fetch.url()) : null;
    // step 4
    if (next == null) {
      throw blocked(BlockCause.INVALID_LOCATION, String.join(", ", values));
    }
    return next.fragment() == null ? next.withFragment(fetch.url().fragment()) : next;
  }

  private void checkCredentials(Url next) throws BlockedException {
    // steps 8 and 9
    boolean cors = fetch.given().mode() == RequestMode.CORS;
    boolean crossOrigin = cors && !fetch.page().sameOrigin(next.origin());
    boolean tainted = fetch.tainting() == FetchState.Tainting.CORS;
    boolean always = cors && profile.has(Difference.REDIRECT_CREDENTIALS_BLOCKED);
    if (next.includesCredentials() && (crossOrigin || tainted || always)) {
      throw blocked(BlockCause.REDIRECT_CREDENTIALS, next.toString());
    }
  }

  private void changeMethod() {
    // step 12
    int status = answer.status();
    boolean post = fetch.method().equals("POST") && (status == 301 || status == 302);
    boolean read = fetch.method().equals("GET") || fetch.method().equals("HEAD");
    if (post || (status == 303 && !read)) {
      fetch.becomeGet(BODY_FIELDS);
    }
  }

  private BlockedException blocked(BlockCause cause, String value) {
    BlockPlace place = fetch.place(false, true, answer.status(), fetch.origin());
    Url url = Url.parse(value);
    return new BlockedException(
        new BlockReason(
            cause, url == null ? place : place.withField(url.bare().toString()), value));
  }
}
