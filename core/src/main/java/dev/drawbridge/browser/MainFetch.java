package dev.drawbridge.browser;

import dev.drawbridge.fetch.BadPorts;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.fetch.Methods;
import dev.drawbridge.origin.Url;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Main fetch and HTTP fetch of one request.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#main-fetch">Fetch, main fetch</a>
 */
final class MainFetch {
  private final Profile profile;
  private final PreflightCache cache;
  private final Transcript transcript;
  private final FetchState fetch;
  private boolean preflightSticks;

  MainFetch(Profile profile, PreflightCache cache, Transcript transcript, FetchState fetch) {
    this.profile = profile;
    this.cache = cache;
    this.transcript = transcript;
    this.fetch = fetch;
    this.preflightSticks =
        profile.has(Difference.PREFLIGHT_STICKS)
            && !new UnsafeNames(profile).of(fetch.fields()).isEmpty();
  }

  ScriptResponse run() throws BlockedException {
    return mainFetch();
  }

  private ScriptResponse mainFetch() throws BlockedException {
    if (!profile.has(Difference.PORT_CHECKED_LAST)) {
      checkPort();
    }
    // main fetch, step 12
    if (fetch.isSameOrigin() && fetch.tainting() == FetchState.Tainting.BASIC) {
      checkNetwork();
      return httpFetch();
    }
    if (fetch.url().scheme().equals("data")) {
      return dataFetch();
    }
    if (fetch.given().mode() == RequestMode.SAME_ORIGIN) {
      throw fetch.blocked(BlockCause.CROSS_ORIGIN_IN_SAME_ORIGIN_MODE, "");
    }
    return fetch.given().mode() == RequestMode.NO_CORS ? noCorsFetch() : corsFetch();
  }

  private void checkPort() throws BlockedException {
    // main fetch, step 7
    int port = fetch.url().effectivePort();
    if (BadPorts.contains(port) && fetch.url().isHttp()) {
      BlockPlace place = fetch.place(false, false, 0, fetch.origin());
      throw new BlockedException(
          new BlockReason(BlockCause.BAD_PORT, place.withField(redirectedFrom()), "" + port));
    }
  }

  /** Returns the URL that redirected a CORS fetch here, empty if none did. */
  private String redirectedFrom() {
    Url from = fetch.redirectedFrom();
    return from == null || fetch.given().mode() != RequestMode.CORS ? "" : from.toString();
  }

  /** Checks what an engine leaves to its network. */
  private void checkNetwork() throws BlockedException {
    checkPort();
    if (profile.has(Difference.AVAILABLE_DICTIONARY_FAILS)
        && fetch.fields().contains("Available-Dictionary")) {
      throw fetch.blocked(BlockCause.AVAILABLE_DICTIONARY, "Available-Dictionary");
    }
  }

  private ScriptResponse dataFetch() {
    // Fetch, scheme fetch, "data"
    List<Field> fields = new ArrayList<>(List.of(new Field("Content-Type", "")));
    if (profile.has(Difference.DATA_HAS_LENGTH)) {
      fields.add(new Field("Content-Length", ""));
    }
    return ResponseFilter.filter(fetch, new Answer(200, new FieldList(fields)));
  }

  private ScriptResponse noCorsFetch() throws BlockedException {
    if (fetch.given().redirect() != RedirectMode.FOLLOW) {
      throw fetch.blocked(BlockCause.REDIRECT_MODE_WITH_NO_CORS, "");
    }
    fetch.taint(FetchState.Tainting.OPAQUE);
    if (isAboutBlank() && !profile.has(Difference.ABOUT_BLANK_BLOCKED)) {
      return ResponseFilter.filter(fetch, new Answer(200, new FieldList(List.of())));
    }
    checkScheme();
    checkNetwork();
    return httpFetch();
  }

  private boolean isAboutBlank() {
    // Fetch, scheme fetch, "about"
    return fetch.url().scheme().equals("about") && fetch.url().path().equals("blank");
  }

  private void checkScheme() throws BlockedException {
    if (!fetch.url().isHttp()) {
      throw fetch.blocked(BlockCause.UNSUPPORTED_SCHEME, fetch.url().scheme());
    }
  }

  private ScriptResponse corsFetch() throws BlockedException {
    fetch.taint(FetchState.Tainting.CORS);
    checkScheme();
    checkNetwork();
    List<String> unsafe = new UnsafeNames(profile).of(fetch.fieldsToAskFor());
    boolean needed =
        fetch.given().useCorsPreflight()
            || !Methods.isSafelisted(fetch.method())
            || !unsafe.isEmpty();
    if (!needed && !preflightSticks) {
      return httpFetch();
    }
    preflightSticks = profile.has(Difference.PREFLIGHT_STICKS);
    return preflightedFetch(new Preflight(profile, cache, transcript, fetch, unsafe));
  }

  private ScriptResponse preflightedFetch(Preflight preflight) throws BlockedException {
    try {
      if (preflight.isNeeded()) {
        preflight.run();
      }
      return httpFetch();
    } catch (BlockedException blocked) {
      // main fetch, step 12, on a network error after a preflight
      boolean keeps =
          blocked.reason().isPreflight() ? preflight.keepsCache() : keepsCache(blocked.reason());
      if (!keeps) {
        cache.clear(fetch);
      }
      throw blocked;
    }
  }

  private boolean keepsCache(BlockReason reason) {
    return profile.has(Difference.FAILED_ACTUAL_KEEPS_CACHE)
        || (reason.cause() == BlockCause.REDIRECT_MODE_ERROR
            && profile.has(Difference.REDIRECT_ERROR_KEEPS_CACHE));
  }

  private ScriptResponse httpFetch() throws BlockedException {
    // Fetch, HTTP fetch, steps 4.3 to 4.6
    Answer answer = transcript.actual(fetch);
    if (answer == null) {
      throw fetch.blocked(BlockCause.CONNECTION_FAILED, "");
    }
    HttpRedirect redirect = new HttpRedirect(profile, fetch, answer);
    boolean redirects = redirect.isRedirect();
    boolean cors = fetch.tainting() == FetchState.Tainting.CORS;
    if (redirects && cors && profile.has(Difference.REDIRECT_LOCATION_FIRST)) {
      redirect.checkLocation();
    }
    checkAnswer(answer, redirects && fetch.given().redirect() == RedirectMode.FOLLOW);
    return redirects ? redirected(redirect, answer) : ResponseFilter.filter(fetch, answer);
  }

  private void checkAnswer(Answer answer, boolean redirect) throws BlockedException {
    CorsCheck.Failure failure = failure(answer);
    if (failure != null) {
      if (profile.has(Difference.FAILED_SIMPLE_CLEARS_CACHE)) {
        cache.clear(fetch);
      }
      BlockPlace place = fetch.place(false, redirect, answer.status(), fetch.origin());
      throw new BlockedException(new BlockReason(failure.cause(), place, failure.value()));
    }
    if (!ResourcePolicy.allowsTiming(answer, fetch)) {
      fetch.failTiming();
    }
  }

  private CorsCheck.@Nullable Failure failure(Answer answer) {
    if (fetch.tainting() == FetchState.Tainting.CORS) {
      return new CorsCheck(profile).check(answer, fetch.origin(), fetch.includesCredentials());
    }
    String policy =
        fetch.tainting() == FetchState.Tainting.OPAQUE
            ? ResourcePolicy.blocking(answer, fetch, profile)
            : null;
    return policy == null
        ? null
        : new CorsCheck.Failure(BlockCause.CROSS_ORIGIN_RESOURCE_POLICY, policy);
  }

  private ScriptResponse redirected(HttpRedirect redirect, Answer answer) throws BlockedException {
    // Fetch, HTTP fetch, step 6
    switch (fetch.given().redirect()) {
      case ERROR -> {
        redirect.checkUnfollowed();
        if (profile.has(Difference.REDIRECT_CREDENTIALS_BEFORE_ERROR)) {
          redirect.checkCredentials();
        }
        BlockPlace place = fetch.place(false, false, answer.status(), fetch.origin());
        throw new BlockedException(new BlockReason(BlockCause.REDIRECT_MODE_ERROR, place, ""));
      }
      case MANUAL -> {
        redirect.checkUnfollowed();
        return ResponseFilter.opaqueRedirect();
      }
      default -> {
        redirect.follow();
        return mainFetch();
      }
    }
  }
}
