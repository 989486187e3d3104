package dev.drawbridge.browser;

import dev.drawbridge.fetch.BadPorts;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.fetch.Methods;
import dev.drawbridge.origin.Url;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Main fetch and HTTP fetch of one request.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#main-fetch">Fetch, main fetch</a>
 */
final class MainFetch {
  private static final Set<BlockCause> REFUSALS =
      EnumSet.of(BlockCause.METHOD_NOT_ALLOWED, BlockCause.HEADER_NOT_ALLOWED);

  private final Profile profile;
  private final PreflightCache cache;
  private final Transcript transcript;
  private final FetchState fetch;
  private boolean preflightSticks;
  private @Nullable BlockedException refusedRedirect;

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

  private boolean isPortCheckedLate() {
    return fetch.redirects() > 0 && profile.has(Difference.PORT_CHECKED_BY_PREFLIGHT);
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
    if (!isPortCheckedLate()) {
      checkNetwork();
    }
    List<String> unsafe = new UnsafeNames(profile).of(fetch.fieldsToAskFor(profile));
    boolean needed =
        fetch.given().useCorsPreflight()
            || !Methods.isSafelisted(fetch.method())
            || !unsafe.isEmpty();
    if (!needed && !preflightSticks) {
      checkRedirect();
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
      checkRedirect();
      return httpFetch();
    } catch (BlockedException blocked) {
      // main fetch, step 12, on a network error after a preflight
      boolean kept = blocked.reason().isPreflight() && preflight.keepsCache();
      if (!kept && !keepsCache(blocked.reason())) {
        cache.clear(fetch);
      }
      throw blocked;
    }
  }

  private boolean keepsCache(BlockReason reason) {
    if (reason.isPreflight()) {
      return REFUSALS.contains(reason.cause()) && profile.has(Difference.REFUSAL_CACHED);
    }
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
    if (redirects && profile.has(Difference.FTP_REDIRECT_FAILS)) {
      redirect.checkFtp();
    }
    if (redirects && cors && profile.has(Difference.REDIRECT_LOCATION_FIRST)) {
      redirect.checkLocation();
    }
    if (redirects && !cors && profile.has(Difference.DIFFERING_LOCATIONS_FIRST)) {
      redirect.checkDiffering();
    }
    checkAnswer(answer, redirect);
    return redirects ? redirected(redirect, answer) : ResponseFilter.filter(fetch, answer);
  }

  private void checkAnswer(Answer answer, HttpRedirect redirect) throws BlockedException {
    CorsCheck.Failure failure = failure(answer);
    if (failure != null) {
      if (profile.has(Difference.FAILED_SIMPLE_CLEARS_CACHE)) {
        cache.clear(fetch);
      }
      throw failed(failure, redirect, answer);
    }
    if (!ResourcePolicy.allowsTiming(answer, fetch)) {
      fetch.failTiming();
    }
  }

  private BlockedException failed(CorsCheck.Failure failure, HttpRedirect redirect, Answer answer) {
    boolean redirects = redirect.isRedirect();
    boolean followed = redirects && fetch.given().redirect() == RedirectMode.FOLLOW;
    BlockPlace place = fetch.place(false, followed, answer.status(), fetch.origin());
    return new BlockedException(
        new BlockReason(
            failure.cause(),
            redirects ? place.withField(redirect.target()) : place,
            failure.value()));
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
        refusedRedirect = refusal(redirect, answer);
        redirect.follow();
        return mainFetch();
      }
    }
  }

  /** Returns what an engine that asks twice makes of an answer that redirects elsewhere. */
  private @Nullable BlockedException refusal(HttpRedirect redirect, Answer answer) {
    boolean asksTwice =
        profile.has(Difference.REDIRECT_CHECKED_WITH_CREDENTIALS)
            && fetch.tainting() == FetchState.Tainting.CORS
            && fetch.beganWithCredentials();
    if (!asksTwice) {
      return null;
    }
    CorsCheck.Failure failure = new CorsCheck(profile).check(answer, fetch.origin(), true);
    return failure == null ? null : failed(failure, redirect, answer);
  }

  private void checkRedirect() throws BlockedException {
    if (isPortCheckedLate()) {
      checkPort();
    }
    BlockedException refusal = refusedRedirect;
    if (refusal != null) {
      throw refusal;
    }
  }
}
