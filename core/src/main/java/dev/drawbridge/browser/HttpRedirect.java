package dev.drawbridge.browser;

import dev.drawbridge.origin.Url;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP-redirect fetch, up to the next main fetch.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-redirect-fetch">Fetch, HTTP-redirect fetch</a>
 */
final class HttpRedirect {
  private static final int LIMIT = 20;

  /** The schemes that Firefox lets no page of http or https load by a redirect. */
  private static final Set<String> UNLOADABLE =
      Set.of("blob", "data", "file", "javascript", "ws", "wss");

  private final Profile profile;
  private final FetchState fetch;
  private final Answer answer;
  private final List<String> locations;
  private @Nullable Url next;

  HttpRedirect(Profile profile, FetchState fetch, Answer answer) {
    this.profile = profile;
    this.fetch = fetch;
    this.answer = answer;
    this.locations = answer.isRedirect() ? answer.reading().lines(AnswerField.LOCATION) : List.of();
  }

  /** Says whether the answer is a redirect for the redirect mode to deal with. */
  boolean isRedirect() {
    // Fetch, HTTP fetch, step 6, and HTTP-redirect fetch, step 3
    if (!answer.isRedirect()) {
      return false;
    }
    boolean manual = fetch.given().redirect() == RedirectMode.MANUAL;
    boolean follow = fetch.given().redirect() == RedirectMode.FOLLOW;
    boolean fails = follow && profile.has(Difference.EMPTY_LOCATION_FAILS);
    return !(locations.isEmpty() && follow)
        && !(isEmpty() && !manual && !fails && profile.has(Difference.REDIRECT_NEEDS_LOCATION));
  }

  /** Blocks the fetch if the URL to follow cannot be parsed. */
  void checkLocation() throws BlockedException {
    if (fetch.given().redirect() != RedirectMode.FOLLOW) {
      checkUnfollowed();
    } else if (!isUnreachable()) {
      Url next = location();
      if (profile.has(Difference.UNLOADABLE_REDIRECT_FIRST)
          && !isLoadable(next.scheme(), next.toString())
          && !isOwnBlob(next)) {
        throw blockedScheme(next);
      }
    }
  }

  /** Says whether Firefox asks CORS about a redirect to the URL, before it refuses the scheme. */
  static boolean isLoadable(String scheme, String url) {
    return !UNLOADABLE.contains(scheme)
        && (!scheme.equals("about") || url.startsWith("about:blank"));
  }

  /** Says whether the URL is a blob's of the origin that redirects to it, as browsers make them. */
  private boolean isOwnBlob(Url next) {
    Url inner = next.scheme().equals("blob") ? Url.parse(next.toString().substring(5)) : null;
    return inner != null
        && inner.origin().equals(fetch.url().origin())
        && inner.path().lastIndexOf('/') == 0;
  }

  /** Blocks the fetch if it redirects to a URL with credentials which the engine refuses. */
  void checkCredentials() throws BlockedException {
    if (!isEmpty() && !isUnreachable()) {
      checkCredentials(location());
    }
  }

  /** Says whether there is one location, with a space in its host that the engine lets through. */
  private boolean isUnreachable() {
    if (!profile.has(Difference.MANUAL_LOCATION_PARSED) || locations.isEmpty() || differ()) {
      return false;
    }
    String location = locations.get(0);
    int host = location.indexOf("//") + 2;
    int end = host;
    while (end < location.length() && "/\\?#".indexOf(location.charAt(end)) < 0) {
      end++;
    }
    int space = location.indexOf(' ', host);
    return host > 1 && space >= 0 && space < end;
  }

  /**
   * Blocks the fetch if an engine refuses the {@code Location} of a redirect it will not follow.
   */
  void checkUnfollowed() throws BlockedException {
    if (profile.has(Difference.DIFFERING_LOCATIONS_FAIL)) {
      checkDiffering();
    }
    if (!isEmpty() && !isUnreachable() && profile.has(Difference.MANUAL_LOCATION_PARSED)) {
      location();
    }
  }

  /** Blocks the fetch if it redirects to several places. */
  void checkDiffering() throws BlockedException {
    if (differ()) {
      throw blocked(BlockCause.INVALID_LOCATION, String.join(", ", locations));
    }
  }

  /** Blocks the fetch if it redirects to {@code ftp:}. */
  void checkFtp() throws BlockedException {
    Url url = resolved();
    if (url != null && url.scheme().equals("ftp")) {
      throw blockedScheme(url);
    }
  }

  /** Returns the URL that it redirects to, as far as it can be read, for messages. */
  String target() {
    try {
      Url next = location();
      return next.bare().withFragment(next.fragment()).toString();
    } catch (BlockedException invalid) {
      return String.join(", ", locations);
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
    fetch.changeMethod(answer.status(), next, profile);
    fetch.redirectTo(next, profile);
  }

  private Url location() throws BlockedException {
    Url known = next;
    if (known == null) {
      known = computeLocation();
      next = known;
    }
    return known;
  }

  private Url computeLocation() throws BlockedException {
    Url url = resolved();
    // step 4
    if (url == null) {
      throw blocked(BlockCause.INVALID_LOCATION, String.join(", ", locations));
    }
    // An empty fragment shows in messages only, where two engines do not inherit it.
    String fragment = fetch.url().fragment();
    boolean empty = profile.has(Difference.EMPTY_FRAGMENT_INHERITED);
    boolean inherits = url.fragment() == null && fragment != null && (empty || !fragment.isEmpty());
    return inherits ? url.withFragment(fragment) : url;
  }

  private @Nullable Url resolved() {
    // Fetch, location URL
    if (profile.has(Difference.LOCATIONS_COMBINED) && locations.size() > 1) {
      return fetch.url().resolve(encoded(String.join(", ", locations)));
    }
    if (isEmpty() && profile.has(Difference.EMPTY_LOCATION_FAILS)) {
      return null;
    }
    boolean equal = profile.has(Difference.EQUAL_LOCATIONS_FOLLOWED) && !differ();
    boolean one = locations.size() == 1 || (equal && !locations.isEmpty());
    return one ? fetch.url().resolve(encoded(locations.get(0))) : null;
  }

  /** Takes the bytes of a value for text; the standard leaves open how, and engines agree. */
  private String encoded(String value) {
    if (profile.has(Difference.LOCATION_ENCODED_TWICE)) {
      return Combined.madeValid(value);
    }
    int i = 0;
    while (i < value.length() && !isEncoded(value.charAt(i))) {
      i++;
    }
    if (i == value.length()) {
      return value;
    }
    StringBuilder text = new StringBuilder(value.length() + 16).append(value, 0, i);
    for (; i < value.length(); i++) {
      char c = value.charAt(i);
      text.append(isEncoded(c) ? String.format("%%%02X", (int) c) : String.valueOf(c));
    }
    return text.toString();
  }

  private boolean isEncoded(char c) {
    return c >= 0x80 || (c < ' ' && profile.has(Difference.LOCATION_CONTROLS_ENCODED));
  }

  private boolean isEmpty() {
    for (String location : locations) {
      if (!location.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private boolean differ() {
    for (String location : locations) {
      if (!location.equals(locations.get(0))) {
        return true;
      }
    }
    return false;
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
              BlockCause.REDIRECT_CREDENTIALS, place.withField(target()), next.toString()));
    }
  }

  private BlockedException blockedScheme(Url next) {
    BlockPlace place = fetch.place(false, true, answer.status(), fetch.origin());
    return new BlockedException(
        new BlockReason(
            BlockCause.REDIRECT_SCHEME, place.withField(next.toString()), next.scheme()));
  }

  private BlockedException blocked(BlockCause cause, String value) {
    BlockPlace place = fetch.place(false, true, answer.status(), fetch.origin());
    return new BlockedException(new BlockReason(cause, place.withField(value), value));
  }
}
