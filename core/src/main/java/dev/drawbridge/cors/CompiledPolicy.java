package dev.drawbridge.cors;

import dev.drawbridge.cors.CorsDecision.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A policy made ready for requests: immutable, flat, every answer prepared. */
final class CompiledPolicy {
  private final @Nullable CorsPolicy policy;
  private final OriginMatcher origins;
  private final AllowedMethods methods;
  private final AllowedHeaders headers;

  /** Whether OPTIONS without a preflight's fields gets decisions of its own. */
  private final boolean optionsDiffer;

  private final CorsDecision[] notCors;
  private final CorsDecision[] actual;
  private final CorsDecision[] denied;
  private final CorsDecision granted;
  private final CorsDecision refusedOrigin;
  private final CorsDecision[] refused;

  CompiledPolicy(CorsPolicy policy) {
    this.policy = policy;
    this.origins = OriginMatcher.of(policy.allowOrigins());
    this.methods = new AllowedMethods(policy.allowMethods());
    this.headers = new AllowedHeaders(policy.allowHeaders());
    this.optionsDiffer = policy.varyPreflight();
    Decisions decisions = new Decisions(policy, headers);
    this.notCors = pair(decisions.notCors(false), decisions.notCors(true));
    this.actual = pair(decisions.actual(false), decisions.actual(true));
    this.denied = pair(decisions.denied(false), decisions.denied(true));
    this.granted = decisions.granted();
    this.refusedOrigin = decisions.refusedOrigin();
    this.refused = decisions.refused().values().toArray(new CorsDecision[0]);
  }

  /** Makes the policy of {@code cors: none}: nothing is granted and no field is ever sent. */
  CompiledPolicy() {
    this.policy = null;
    this.origins = OriginMatcher.of(List.of());
    this.methods = new AllowedMethods(List.of());
    this.headers = new AllowedHeaders(List.of());
    this.optionsDiffer = false;
    CorsDecision nothing = closed(Kind.NOT_CORS, 0, null);
    CorsDecision passed = closed(Kind.DENIED, 0, Refusal.CORS_CLOSED);
    this.notCors = pair(nothing, nothing);
    this.actual = pair(passed, passed);
    this.denied = actual;
    this.refusedOrigin = closed(Kind.PREFLIGHT_REFUSED, 403, Refusal.CORS_CLOSED);
    this.granted = refusedOrigin;
    Map<Refusal, CorsDecision> all = new EnumMap<>(Refusal.class);
    for (Refusal refusal : Refusal.values()) {
      all.put(refusal, refusedOrigin);
    }
    this.refused = all.values().toArray(new CorsDecision[0]);
  }

  private CorsDecision closed(Kind kind, int status, @Nullable Refusal refusal) {
    return new CorsDecision(
        kind, status, refusal, List.of(), VaryNames.NONE, headers, CorsField.owned());
  }

  private static CorsDecision[] pair(CorsDecision plain, CorsDecision options) {
    return new CorsDecision[] {plain, options};
  }

  @Nullable CorsPolicy policy() {
    return policy;
  }

  /**
   * Decides; never throws.
   *
   * @param origin the request's {@code Origin}, null if it has none
   */
  <C> CorsDecision decide(@Nullable String origin, C request, RequestReader<C> reader) {
    if (origin == null && !optionsDiffer) {
      return notCors[0];
    }
    boolean options = "OPTIONS".equals(reader.method(request));
    int variant = options && optionsDiffer ? 1 : 0;
    if (origin == null) {
      return notCors[variant];
    }
    // The order of Fetch, CORS-preflight fetch, step 7: origin, then method, then names.
    if (!origins.matches(origin)) {
      boolean preflight =
          options && reader.get(request, CorsField.ACCESS_CONTROL_REQUEST_METHOD) != null;
      return preflight ? refusedOrigin : denied[variant];
    }
    String asked = options ? reader.only(request, CorsField.ACCESS_CONTROL_REQUEST_METHOD) : null;
    return asked == null ? actual[variant] : preflight(asked, request, reader);
  }

  private <C> CorsDecision preflight(String asked, C request, RequestReader<C> reader) {
    Refusal refusal = methods.check(asked);
    if (refusal == null) {
      refusal = headers.check(request, reader);
    }
    return refusal == null ? granted : refused[refusal.ordinal()];
  }
}
