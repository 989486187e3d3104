package dev.drawbridge.browser;

import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.Url;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request of the standard on its way: what redirects change of it. Confined to one fetch. */
final class FetchState {
  /** Response tainting of the standard. */
  enum Tainting {
    BASIC,
    CORS,
    OPAQUE
  }

  private static final String NULL = "null";
  private static final List<String> AUTHORIZATION = List.of("Authorization");

  // Fetch, request-body-header name
  private static final List<String> BODY_FIELDS =
      List.of("Content-Encoding", "Content-Language", "Content-Location", "Content-Type");

  private static final List<String> OTHER_BODY_FIELDS = BODY_FIELDS.subList(0, 3);

  private final FetchRequest given;
  private final Url initialUrl;
  private final FieldList initialFields;
  private Url url;
  private final String initialMethod;
  private String method;
  private FieldList fields;
  private boolean crossedOrigins;
  private boolean body;
  private Tainting tainting = Tainting.BASIC;
  private boolean originTainted;
  private final Object uniqueOrigin = new Object();
  private boolean withoutAuthorization;
  private boolean withoutBodyFields;
  private boolean withContentType;
  private boolean originStays;
  private boolean credentialsFollow;
  private boolean withoutAskingForBodyFields;
  private int redirects;
  private @Nullable Url redirectedFrom;
  private boolean timingFailed;

  FetchState(FetchRequest given, Url url, String method, FieldList fields) {
    this.given = given;
    this.initialUrl = url;
    this.initialFields = fields;
    this.url = url;
    this.initialMethod = method;
    this.method = method;
    this.fields = fields;
    this.body = given.body() != null;
  }

  FetchRequest given() {
    return given;
  }

  Origin page() {
    return given.page();
  }

  Url initialUrl() {
    return initialUrl;
  }

  Url url() {
    return url;
  }

  String method() {
    return method;
  }

  FieldList fields() {
    FieldList left = withoutAuthorization ? fields.without(AUTHORIZATION) : fields;
    return withoutBodyFields
        ? left.without(withContentType ? OTHER_BODY_FIELDS : BODY_FIELDS)
        : left;
  }

  boolean hasBody() {
    return body;
  }

  Tainting tainting() {
    return tainting;
  }

  void taint(Tainting next) {
    tainting = next;
  }

  boolean isSameOrigin() {
    return page().sameOrigin(url.origin());
  }

  boolean includesCredentials() {
    return given.credentials() == CredentialsMode.INCLUDE;
  }

  /** Says whether credentials go with the actual request. */
  boolean sendsCredentials() {
    // Fetch, HTTP-network-or-cache fetch, includeCredentials
    return includesCredentials()
        || (given.credentials() == CredentialsMode.SAME_ORIGIN && tainting == Tainting.BASIC)
        || (credentialsFollow && beganWithCredentials());
  }

  /** Returns the origin as the standard serialises it for this request. */
  String origin() {
    // Fetch, serializing a request origin
    return originTainted ? NULL : page().toString();
  }

  boolean hasOpaqueOrigin() {
    return originTainted || page().isOpaque();
  }

  /** Returns what stands for an origin that a redirect made opaque, null if none did. */
  @Nullable Object uniqueOrigin() {
    return originTainted && !page().isOpaque() ? uniqueOrigin : null;
  }

  /** Says whether the fetch began at the page's own origin, with its credentials. */
  boolean beganWithCredentials() {
    return includesCredentials()
        || (given.credentials() == CredentialsMode.SAME_ORIGIN
            && page().sameOrigin(initialUrl.origin()));
  }

  int redirects() {
    return redirects;
  }

  /** Returns the URL of which the last redirect came, null if there was none. */
  @Nullable Url redirectedFrom() {
    return redirectedFrom;
  }

  boolean timingFailed() {
    return timingFailed;
  }

  void failTiming() {
    timingFailed = true;
  }

  /** Changes the method and drops the body, if a redirect of that status to a URL does. */
  void changeMethod(int status, Url next, Profile profile) {
    boolean drops = dropsBody(method, status);
    boolean returns = profile.has(Difference.BODY_FIELDS_RETURN);
    if (profile.has(Difference.BODY_FIELDS_RESTORED)) {
      restoreBodyFields(drops, status, next);
    } else {
      withoutBodyFields = returns ? dropsBody(initialMethod, status) : withoutBodyFields || drops;
    }
    withoutAskingForBodyFields = returns ? drops : withoutBodyFields;
    boolean leaves =
        profile.has(Difference.DELETE_BECOMES_GET)
            && method.equals("DELETE")
            && !url.origin().sameOrigin(next.origin());
    if (drops || leaves) {
      originStays = profile.has(Difference.ORIGIN_STAYS_ON_REDIRECT);
      method = "GET";
      body = false;
    }
  }

  private void restoreBodyFields(boolean drops, int status, Url next) {
    boolean cors =
        given.mode() == RequestMode.CORS
            && (tainting == Tainting.CORS || !page().sameOrigin(next.origin()));
    withoutBodyFields = drops || (withoutBodyFields && !cors);
    withContentType = !drops && (status == 307 || status == 308 || withContentType);
  }

  private static boolean dropsBody(String method, int status) {
    // Fetch, HTTP-redirect fetch, step 12
    boolean post = method.equals("POST") && (status == 301 || status == 302);
    boolean read = method.equals("GET") || method.equals("HEAD");
    return post || (status == 303 && !read);
  }

  /** Returns the fields of which a preflight names the unsafe ones. */
  FieldList fieldsToAskFor(Profile profile) {
    if (profile.has(Difference.FIELDS_ASKED_AS_GIVEN)) {
      return initialFields;
    }
    FieldList left = withoutAuthorization ? fields.without(AUTHORIZATION) : fields;
    return withoutAskingForBodyFields ? left.without(BODY_FIELDS) : left;
  }

  /** Says whether an {@code Origin} is left from before a redirect. */
  boolean originStays() {
    return originStays;
  }

  /** Says whether a redirect went from one origin to another. */
  boolean crossedOrigins() {
    return crossedOrigins;
  }

  /** Returns names of fields in the order in which a preflight's answer is asked for them. */
  List<String> inOrderOfCheck(List<String> names, Profile profile) {
    boolean sorted =
        !profile.has(Difference.NAMES_CHECKED_BY_HASH)
            && !profile.has(Difference.NAMES_CHECKED_AS_GIVEN);
    if (sorted || names.size() < 2) {
      return names;
    }
    List<String> initialNames =
        initialFields.fields().stream().map(f -> f.name().toLowerCase(Locale.ROOT)).toList();
    List<String> order = WebkitFieldNames.knownFirst(initialNames);
    if (profile.has(Difference.NAMES_CHECKED_BY_HASH)) {
      boolean hints = initialUrl.origin().isPotentiallyTrustworthy();
      order = BlinkHeaderTable.order(initialNames, hints);
    }
    Map<String, Integer> places = new HashMap<>();
    order.forEach(name -> places.putIfAbsent(name, places.size()));
    return names.stream()
        .sorted(Comparator.comparingInt(name -> places.getOrDefault(name, -1)))
        .toList();
  }

  /** Goes on to the next URL. */
  void redirectTo(Url next, Profile profile) {
    boolean sameOrigin = url.origin().sameOrigin(next.origin());
    boolean authorizationReturns = profile.has(Difference.AUTHORIZATION_RETURNS);
    crossedOrigins |= !sameOrigin;
    originStays &= sameOrigin;
    credentialsFollow =
        given.mode() == RequestMode.NO_CORS && profile.has(Difference.CREDENTIALS_FOLLOW_REDIRECTS);
    if (profile.has(Difference.CLIENT_HINTS_DROPPED) && !page().sameOrigin(next.origin())) {
      fields = fields.without(ClientHints.DROPPED_BY_REDIRECTS);
    }
    // Fetch, redirect-taint
    originTainted |= !sameOrigin && !isSameOrigin();
    // Fetch, HTTP-redirect fetch, step 13: CORS non-wildcard request-header names
    withoutAuthorization = !sameOrigin || (withoutAuthorization && !authorizationReturns);
    redirectedFrom = url;
    url = next;
    redirects++;
  }

  /** Describes where the fetch is. */
  BlockPlace place(boolean preflight, boolean redirect, int status, String origin) {
    return new BlockPlace(
        given.mode(),
        preflight,
        tainting == Tainting.CORS,
        redirect,
        url.toString(),
        initialUrl.toString(),
        page().toString(),
        origin,
        status,
        "");
  }

  BlockedException blocked(BlockCause cause, String value) {
    return new BlockedException(new BlockReason(cause, place(false, false, 0, origin()), value));
  }
}
