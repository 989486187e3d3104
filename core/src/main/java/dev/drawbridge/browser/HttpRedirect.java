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
    boolean manual = fetch.given().redirect() == RedirectMode.MANUAL;
    boolean follow = fetch.given().redirect() == RedirectMode.FOLLOW;
    return !(values.isEmpty() && follow)
        && !(empty && !manual && profile.has(Difference.REDIRECT_NEEDS_LOCATION));
  }

  /** Blocks the fetch if the URL to follow cannot be parsed. */
  void checkLocation() throws BlockedException {
    if (fetch.given().redirect() == RedirectMode.FOLLOW) {
      Url next = location();
      if (next.scheme().equals("javascript") && profile.has(Difference.SCRIPT_REDIRECT_FIRST)) {
        throw blockedScheme(next);
      }
    }
  }

  /**
   * Blocks the fetch if an engine refuses the {@code Location} of a redirect it will not follow.
   */
  void checkUnfollowed() throws BlockedException {
    List<String> values = answer.fields().values(LOCATION);
    boolean differ = values.stream().distinct().count() > 1;
    if (differ && profile.has(Difference.DIFFERING_LOCATIONS_FAIL)) {
      throw blocked(BlockCause.INVALID_LOCATION, String.join(", ", values));
    }
    boolean empty = String.join("", values).isEmpty();
    if (!empty && profile.has(Difference.MANUAL_LOCATION_PARSED)) {
      location();
    }
  }

  /** Moves the fetch to the next URL. */
  void follow() throws BlockedException {
    Url next = location();
    // step 5
    if (!next.isHttp()) {
      throw blockedScheme(next);
    }
    // step 6
    if (fetch.redirects() == LIMIT) {
      throw blocked(BlockCause.REDIRECT_LIMIT, "");
    }
    checkCredentials(next);
    fetch.changeMethod(answer.status(), profile);
    fetch.redirectTo(next, profile);
  }

  private Url location() throws BlockedException {
    // Fetch, location URL
    List<String> values = answer.fields().values(LOCATION);
    boolean equal =
        profile.has(Difference.EQUAL_LOCATIONS_FOLLOWED) && values.stream().distinct().count() == 1;
    Url next = values.size() == 1 || equal ? Url.parse(encoded(values.get(0)), fetch.url()) : null;
    // step 4
    if (next == null) {
      throw blocked(BlockCause.INVALID_LOCATION, String.join(", ", values));
    }
    // An empty fragment shows in messages only, where no engine inherits it.
    String fragment = fetch.url().fragment();
    boolean inherits = next.fragment() == null && fragment != null && !fragment.isEmpty();
    return inherits ? next.withFragment(fragment) : next;
  }

  /** Takes the bytes of a value for text; the standard leaves open how, and engines agree. */
  private String encoded(String value) {
    boolean controls = profile.has(Difference.LOCATION_CONTROLS_ENCODED);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean encode = c >= 0x80 || (c < ' ' && controls);
      text.append(encode ? String.format("%%%02X", (int) c) : String.valueOf(c));
    }
    return text.toString();
  }

  private void checkCredentials(Url next) throws BlockedException {
    // steps 8 and 9
    boolean cors = fetch.given().mode() == RequestMode.CORS;
    boolean crossOrigin = cors && !fetch.page().sameOrigin(next.origin());
    boolean tainted = fetch.tainting() == FetchState.Tainting.CORS;
    boolean always = profile.has(Difference.REDIRECT_CREDENTIALS_BLOCKED);
    if (next.includesCredentials() && (crossOrigin || tainted || always)) {
      BlockPlace place =
          fetch.place(false, crossOrigin || tainted, answer.status(), fetch.origin());
      throw new BlockedException(
          new BlockReason(
              BlockCause.REDIRECT_CREDENTIALS,
              place.withField(next.bare().toString()),
              next.toString()));
    }
  }

  private BlockedException blockedScheme(Url next) {
    boolean cors = fetch.given().mode() == RequestMode.CORS;
    BlockPlace place = fetch.place(false, true, answer.status(), fetch.origin());
    return new BlockedException(
        new BlockReason(
            BlockCause.REDIRECT_SCHEME,
            cors ? place.withField(next.toString()) : place,
            next.scheme()));
  }

  private BlockedException blocked(BlockCause cause, String value) {
    BlockPlace place = fetch.place(false, true, answer.status(), fetch.origin());
    return new BlockedException(new BlockReason(cause, place, value));
  }
}
