package dev.drawbridge.browser;

import dev.drawbridge.fetch.BadPorts;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.fetch.Methods;
import dev.drawbridge.fetch.RequestFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The CORS-preflight fetch.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#cors-preflight-fetch">Fetch, CORS-preflight
 *     fetch</a>
 */
final class Preflight {
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
    return (profile.has(Difference.CONDITIONAL_SKIPS_CACHE) && isConditional()) || isNotCached();
  }

  /** Says whether the cache stays as it is when this preflight fails. */
  boolean keepsCache() {
    return profile.has(Difference.FAILED_CONDITIONAL_KEEPS_CACHE) && isConditional();
  }

  private boolean isConditional() {
    FieldList fields = fetch.fields();
    for (String name : CONDITIONAL) {
      if (fields.contains(name)) {
        return true;
      }
    }
    return false;
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
    if (profile.has(Difference.PORT_CHECKED_BY_PREFLIGHT)
        && BadPorts.contains(fetch.url().effectivePort())) {
      throw blocked(0, false, BlockCause.BAD_PORT, "" + fetch.url().effectivePort());
    }
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
        new CorsCheck(profile).check(answer, origin, fetch.includesCredentials());
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
    return answer.isRedirect() && answer.reading().has(AnswerField.LOCATION);
  }

  private void checkLists(Answer answer) throws BlockedException {
    // steps 7.1 to 7.3
    List<String> methods = methods(answer);
    // step 7.4
    if (methods == null && fetch.given().useCorsPreflight()) {
      methods = List.of(fetch.method());
    }
    List<String> allowedMethods = methods == null ? List.of() : methods;
    if (profile.has(Difference.METHOD_CHECKED_FIRST)) {
      checkMethod(answer, allowedMethods);
    }
    List<String> names = names(answer);
    List<String> allowedNames = names == null ? List.of() : names;
    if (profile.has(Difference.REFUSAL_CACHED)) {
      cache.store(fetch, allowedMethods, allowedNames, MaxAge.of(answer, profile));
    }
    checkMethod(answer, allowedMethods);
    checkNames(answer);
    cache.store(fetch, allowedMethods, allowedNames, MaxAge.of(answer, profile));
  }

  private @Nullable List<String> methods(Answer answer) throws BlockedException {
    return tokens(
        answer,
        AnswerField.ALLOW_METHODS,
        answer.reading().methods(),
        BlockCause.INVALID_ALLOW_METHODS);
  }

  private @Nullable List<String> names(Answer answer) throws BlockedException {
    return tokens(
        answer,
        AnswerField.ALLOW_HEADERS,
        answer.reading().names(),
        BlockCause.INVALID_ALLOW_HEADERS);
  }

  private @Nullable List<String> tokens(
      Answer answer, AnswerField name, AnswerReading.Tokens tokens, BlockCause cause)
      throws BlockedException {
    String invalid = tokens.invalid();
    if (invalid == null) {
      return tokens.list();
    }
    String whole = String.join(", ", answer.reading().lines(name));
    BlockPlace place = fetch.place(true, false, answer.status(), origin()).withField(whole);
    throw new BlockedException(new BlockReason(cause, place, invalid));
  }

  private void checkMethod(Answer answer, List<String> methods) throws BlockedException {
    // step 7.5
    boolean wildcard = !fetch.includesCredentials() && methods.contains(WILDCARD);
    if (!methods.contains(fetch.method()) && !Methods.isSafelisted(fetch.method()) && !wildcard) {
      throw blocked(answer, BlockCause.METHOD_NOT_ALLOWED, fetch.method());
    }
  }

  private void checkNames(Answer answer) throws BlockedException {
    for (String name : unsafeNames) {
      if (!allows(answer, name)) {
        throw notAllowed(answer);
      }
      if (RequestFields.isNonWildcard(name) && !lists(answer, name)) {
        transcript.warn(fetch);
      }
    }
  }

  private boolean allows(Answer answer, String name) {
    // steps 7.6 and 7.7
    boolean covered =
        !RequestFields.isNonWildcard(name) || profile.has(Difference.AUTHORIZATION_UNDER_WILDCARD);
    return lists(answer, name)
        || (covered && !fetch.includesCredentials() && lists(answer, WILDCARD));
  }

  private static boolean lists(Answer answer, String name) {
    return answer.reading().lowerCaseNames().contains(name);
  }

  /** Blocks with the first name that is not allowed, in the order of the engine. */
  private BlockedException notAllowed(Answer answer) {
    List<String> refused = new ArrayList<>(unsafeNames);
    refused.removeIf(name -> allows(answer, name));
    String name = fetch.inOrderOfCheck(refused, profile).get(0);
    BlockPlace place = fetch.place(true, false, answer.status(), origin());
    return new BlockedException(
        new BlockReason(BlockCause.HEADER_NOT_ALLOWED, place.withField(spelled(name)), name));
  }

  private String spelled(String name) {
    String known =
        profile.has(Difference.NAMES_CHECKED_AS_GIVEN) ? WebkitFieldNames.find(name) : null;
    if (known != null) {
      return known;
    }
    for (Field field : fetch.fields().fields()) {
      if (field.name().equalsIgnoreCase(name)) {
        return field.name();
      }
    }
    return name;
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
