package dev.drawbridge.browser;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.fetch.Methods;
import dev.drawbridge.fetch.RequestFields;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The CORS-preflight fetch.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#cors-preflight-fetch">Fetch, CORS-preflight
 *     fetch</a>
 */
final class Preflight {
  private static final String ALLOW_METHODS = "Access-Control-Allow-Methods";
  private static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";
  private static final String WILDCARD = "*";

  // Fetch, HTTP-network-or-cache fetch, the fields that set the cache mode to no-store
  private static final List<String> CONDITIONAL =
      List.of("If-Modified-Since", "If-None-Match", "If-Unmodified-Since", "If-Match", "If-Range");

  private final Profile profile;
  private final PreflightCache cache;
  private final Transcript transcript;
  private final FetchState fetch;
  private final List<String> unsafeNames;

  Preflight(
      Profile profile,
      PreflightCache cache,
      Transcript transcript,
      FetchState fetch,
      List<String> unsafeNames) {
    this.profile = profile;
    this.cache = cache;
    this.transcript = transcript;
    this.fetch = fetch;
    this.unsafeNames = unsafeNames;
  }

  /** Says whether the cache does not spare the preflight. */
  boolean isNeeded() {
    return (isConditional() && profile.has(Difference.CONDITIONAL_SKIPS_CACHE)) || isNotCached();
  }

  private boolean isConditional() {
    return CONDITIONAL.stream().anyMatch(fetch.fields()::contains);
  }

  private boolean isNotCached() {
    // Fetch, HTTP fetch, step 4.2
    boolean head = fetch.method().equals("HEAD") && profile.has(Difference.HEAD_CACHED_BY_NAME);
    boolean method =
        !Methods.isSafelisted(fetch.method()) || fetch.given().useCorsPreflight() || head;
    boolean asksForNothing = !method && unsafeNames.isEmpty();
    return (method && !cache.allowsMethod(fetch))
        || (asksForNothing && !cache.allowsAnything(fetch))
        || !allowsNames();
  }

  private boolean allowsNames() {
    for (String name : unsafeNames) {
      if (!cache.allowsName(fetch, name)) {
        return false;
      }
    }
    return true;
  }

  /** Sends the preflight and checks its answer. */
  void run() throws BlockedException {
    String origin = origin();
    Answer answer = transcript.preflight(fetch, origin, unsafeNames);
    if (answer == null) {
      throw blocked(0, false, BlockCause.CONNECTION_FAILED, "");
    }
    // step 7
    checkStatusFirst(answer);
    checkAccess(answer, origin);
    checkStatus(answer);
    checkLists(answer);
  }

  private String origin() {
    boolean page = profile.has(Difference.PREFLIGHT_WITH_PAGE_ORIGIN);
    return page ? fetch.page().toString() : fetch.origin();
  }

  private void checkStatusFirst(Answer answer) throws BlockedException {
    boolean redirect = profile.has(Difference.PREFLIGHT_REDIRECT_FIRST) && isRedirect(answer);
    if (redirect || profile.has(Difference.PREFLIGHT_STATUS_FIRST)) {
      checkStatus(answer);
    }
  }

  private void checkAccess(Answer answer, String origin) throws BlockedException {
    if (profile.has(Difference.PREFLIGHT_WITH_PAGE_ORIGIN) && fetch.isSameOrigin()) {
      return;
    }
    CorsCheck.Failure failure =
        new CorsCheck(profile).check(answer.fields(), origin, fetch.includesCredentials());
    if (failure != null) {
      throw blocked(answer, failure.cause(), failure.value());
    }
  }

  private void checkStatus(Answer answer) throws BlockedException {
    if (!answer.isOk()) {
      boolean redirect = isRedirect(answer);
      throw blocked(
          answer, redirect ? BlockCause.PREFLIGHT_REDIRECT : BlockCause.PREFLIGHT_STATUS, "");
    }
  }

  private static boolean isRedirect(Answer answer) {
    return answer.isRedirect() && answer.fields().contains("Location");
  }

  private void checkLists(Answer answer) throws BlockedException {
    // steps 7.1 to 7.3
    List<String> methods = tokens(answer, ALLOW_METHODS, BlockCause.INVALID_ALLOW_METHODS);
    // step 7.4
    if (methods == null && fetch.given().useCorsPreflight()) {
      methods = List.of(fetch.method());
    }
    List<String> allowedMethods = methods == null ? List.of() : methods;
    if (profile.has(Difference.METHOD_CHECKED_FIRST)) {
      checkMethod(answer, allowedMethods);
    }
    List<String> names = tokens(answer, ALLOW_HEADERS, BlockCause.INVALID_ALLOW_HEADERS);
    List<String> allowedNames = names == null ? List.of() : names;
    checkMethod(answer, allowedMethods);
    Set<String> lowerCase = new HashSet<>();
    allowedNames.forEach(name -> lowerCase.add(name.toLowerCase(Locale.ROOT)));
    for (String name : fetch.inOrderOfCheck(unsafeNames, profile)) {
      checkName(answer, name, lowerCase);
    }
    cache.store(fetch, allowedMethods, allowedNames, MaxAge.of(answer.fields(), profile));
  }

  private @Nullable List<String> tokens(Answer answer, String name, BlockCause cause)
      throws BlockedException {
    try {
      return answer.fields().tokens(name);
    } catch (FieldList.InvalidListException invalid) {
      String whole = String.join(", ", answer.fields().values(name));
      BlockPlace place = fetch.place(true, false, answer.status(), origin()).withField(whole);
      throw new BlockedException(new BlockReason(cause, place, invalid.element()));
    }
  }

  private void checkMethod(Answer answer, List<String> methods) throws BlockedException {
    // step 7.5
    boolean wildcard = !fetch.includesCredentials() && methods.contains(WILDCARD);
    if (!methods.contains(fetch.method()) && !Methods.isSafelisted(fetch.method()) && !wildcard) {
      throw blocked(answer, BlockCause.METHOD_NOT_ALLOWED, fetch.method());
    }
  }

  private void checkName(Answer answer, String name, Set<String> names) throws BlockedException {
    if (names.contains(name)) {
      return;
    }
    // steps 7.6 and 7.7
    boolean wildcard = !fetch.includesCredentials() && names.contains(WILDCARD);
    boolean nonWildcard = RequestFields.isNonWildcard(name);
    if (!wildcard || (nonWildcard && !profile.has(Difference.AUTHORIZATION_UNDER_WILDCARD))) {
      BlockPlace place = fetch.place(true, false, answer.status(), origin());
      throw new BlockedException(
          new BlockReason(BlockCause.HEADER_NOT_ALLOWED, place.withField(spelled(name)), name));
    }
    if (nonWildcard) {
      transcript.warn(fetch);
    }
  }

  private String spelled(String name) {
    return fetch.fields().fields().stream()
        .map(Field::name)
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .orElse(name);
  }

  private BlockedException blocked(Answer answer, BlockCause cause, String value) {
    boolean followed = fetch.given().redirect() == RedirectMode.FOLLOW;
    return blocked(answer.status(), isRedirect(answer) && followed, cause, value);
  }

  private BlockedException blocked(int status, boolean redirect, BlockCause cause, String value) {
    return new BlockedException(
        new BlockReason(cause, fetch.place(true, redirect, status, origin()), value));
  }
}
