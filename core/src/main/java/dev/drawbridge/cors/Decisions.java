package dev.drawbridge.cors;

import static dev.drawbridge.cors.CorsField.ACCESS_CONTROL_ALLOW_CREDENTIALS;
import static dev.drawbridge.cors.CorsField.ACCESS_CONTROL_ALLOW_HEADERS;
import static dev.drawbridge.cors.CorsField.ACCESS_CONTROL_ALLOW_METHODS;
import static dev.drawbridge.cors.CorsField.ACCESS_CONTROL_ALLOW_ORIGIN;
import static dev.drawbridge.cors.CorsField.ACCESS_CONTROL_EXPOSE_HEADERS;
import static dev.drawbridge.cors.CorsField.ACCESS_CONTROL_MAX_AGE;
import static dev.drawbridge.cors.CorsField.CROSS_ORIGIN_RESOURCE_POLICY;
import static dev.drawbridge.cors.CorsField.DRAWBRIDGE_REFUSAL;
import static dev.drawbridge.cors.CorsField.TIMING_ALLOW_ORIGIN;
import static dev.drawbridge.cors.FieldLine.Source.ASKED_METHOD;
import static dev.drawbridge.cors.FieldLine.Source.GRANTED_HEADERS;
import static dev.drawbridge.cors.FieldLine.Source.ORIGIN;

import dev.drawbridge.cors.CorsDecision.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the decisions of a policy, each once. */
final class Decisions {
  private static final int FORBIDDEN = 403;
  private static final int NO_CONTENT = 204;
  private static final List<String> SAFELISTED_METHODS = List.of("GET", "HEAD", "POST");

  private final CorsPolicy policy;
  private final AllowedHeaders headers;
  private final boolean any;

  Decisions(CorsPolicy policy, AllowedHeaders headers) {
    this.policy = policy;
    this.headers = headers;
    this.any = policy.allowOrigins().stream().anyMatch(OriginPattern::isAny);
  }

  /** For a request without {@code Origin}. */
  CorsDecision notCors(boolean options) {
    // Fetch, "CORS protocol and HTTP caches": a static field is on every answer.
    List<FieldLine> lines = any ? actualLines() : resourcePolicy();
    return decision(Kind.NOT_CORS, 0, null, lines, vary(options));
  }

  CorsDecision actual(boolean options) {
    return decision(Kind.ACTUAL, 0, null, actualLines(), vary(options));
  }

  CorsDecision denied(boolean options) {
    int status = policy.denied() == Denied.REJECT ? FORBIDDEN : 0;
    // Deviation: Vary also where the policy is `*` and the Origin malformed, so that no cache
    // stores an answer without the static field for everybody.
    VaryNames vary = vary(options).isEmpty() ? VaryNames.ORIGIN : vary(options);
    return decision(Kind.DENIED, status, originRefusal(), resourcePolicy(), vary);
  }

  CorsDecision granted() {
    List<FieldLine> lines = new ArrayList<>();
    addOrigin(lines);
    addIfAny(lines, grantedMethods());
    addIfAny(lines, grantedHeaders());
    policy
        .maxAge()
        .ifPresent(
            age -> lines.add(FieldLine.literal(ACCESS_CONTROL_MAX_AGE, "" + age.toSeconds())));
    return preflight(Kind.PREFLIGHT_GRANTED, policy.preflightStatus(), null, lines);
  }

  CorsDecision refusedOrigin() {
    return preflight(Kind.PREFLIGHT_REFUSED, FORBIDDEN, originRefusal(), List.of());
  }

  /** For a preflight of an allowed origin that is refused for its method or a field. */
  Map<Refusal, CorsDecision> refused() {
    Map<Refusal, CorsDecision> refused = new EnumMap<>(Refusal.class);
    for (Refusal refusal : Refusal.values()) {
      refused.put(refusal, policy.debug() ? debugRefused(refusal) : plainRefused(refusal));
    }
    return refused;
  }

  private CorsDecision plainRefused(Refusal refusal) {
    return preflight(Kind.PREFLIGHT_REFUSED, FORBIDDEN, refusal, List.of());
  }

  private CorsDecision debugRefused(Refusal refusal) {
    FieldLine code = FieldLine.literal(DRAWBRIDGE_REFUSAL, refusal.code());
    return switch (refusal) {
      case METHOD_NOT_ALLOWED -> debugRefused(refusal, namedMethods(), grantedHeaders(), code);
      case HEADER_NOT_ALLOWED, AUTHORIZATION_NOT_NAMED ->
          debugRefused(refusal, grantedMethods(), headersBesideTheCulprit(), code);
      // Neither a method nor a field is at fault, so that granted fields could let a browser go on:
      // for example where an intermediary sends an allowed method twice.
      default -> preflight(Kind.PREFLIGHT_REFUSED, FORBIDDEN, refusal, List.of(code));
    };
  }

  private CorsDecision debugRefused(
      Refusal refusal, @Nullable FieldLine methods, @Nullable FieldLine names, FieldLine code) {
    List<FieldLine> lines = new ArrayList<>();
    addOrigin(lines);
    addIfAny(lines, methods);
    addIfAny(lines, names);
    lines.add(code);
    return preflight(Kind.PREFLIGHT_REFUSED, NO_CONTENT, refusal, lines);
  }

  /** What lets the browser name the refused field, and never more than a grant would have said. */
  private @Nullable FieldLine headersBesideTheCulprit() {
    return policy.allowHeaders().contains("*")
        // Not `*`: engines still take it for Authorization.
        ? FieldLine.marker(ACCESS_CONTROL_ALLOW_HEADERS, GRANTED_HEADERS)
        : grantedHeaders();
  }

  private List<FieldLine> actualLines() {
    List<FieldLine> lines = new ArrayList<>();
    addOrigin(lines);
    if (!policy.exposeHeaders().isEmpty()) {
      lines.add(list(ACCESS_CONTROL_EXPOSE_HEADERS, policy.exposeHeaders()));
    }
    if (policy.timingAllowOrigin()) {
      lines.add(origin(TIMING_ALLOW_ORIGIN));
    }
    lines.addAll(resourcePolicy());
    return lines;
  }

  private List<FieldLine> resourcePolicy() {
    return policy.crossOriginResourcePolicy().stream()
        .map(value -> FieldLine.literal(CROSS_ORIGIN_RESOURCE_POLICY, value.value()))
        .toList();
  }

  private void addOrigin(List<FieldLine> lines) {
    lines.add(origin(ACCESS_CONTROL_ALLOW_ORIGIN));
    if (policy.allowCredentials()) {
      lines.add(FieldLine.literal(ACCESS_CONTROL_ALLOW_CREDENTIALS, "true"));
    }
  }

  private FieldLine origin(CorsField field) {
    return any ? FieldLine.literal(field, "*") : FieldLine.marker(field, ORIGIN);
  }

  private @Nullable FieldLine grantedMethods() {
    // `*` is a literal method in an answer to a credentialed request.
    boolean echo = policy.allowMethods().contains("*") && policy.allowCredentials();
    return echo || policy.minimalPreflight()
        ? FieldLine.marker(ACCESS_CONTROL_ALLOW_METHODS, ASKED_METHOD)
        : listIfAny(ACCESS_CONTROL_ALLOW_METHODS, policy.allowMethods());
  }

  private FieldLine namedMethods() {
    List<String> named = policy.allowMethods().stream().filter(m -> !m.equals("*")).toList();
    // Fetch, CORS-preflight fetch, step 7.4: without the field, a request that forces its preflight
    // is granted its own method, such as an XMLHttpRequest that watches its upload.
    return list(ACCESS_CONTROL_ALLOW_METHODS, named.isEmpty() ? SAFELISTED_METHODS : named);
  }

  private @Nullable FieldLine grantedHeaders() {
    boolean echo = policy.allowHeaders().contains("*") && policy.allowCredentials();
    return echo || policy.minimalPreflight()
        ? FieldLine.marker(ACCESS_CONTROL_ALLOW_HEADERS, GRANTED_HEADERS)
        : listIfAny(ACCESS_CONTROL_ALLOW_HEADERS, policy.allowHeaders());
  }

  private static @Nullable FieldLine listIfAny(CorsField field, List<String> names) {
    return names.isEmpty() ? null : list(field, names);
  }

  private static FieldLine list(CorsField field, List<String> names) {
    return FieldLine.literal(field, String.join(", ", names));
  }

  private static void addIfAny(List<FieldLine> lines, @Nullable FieldLine line) {
    if (line != null) {
      lines.add(line);
    }
  }

  private Refusal originRefusal() {
    return any ? Refusal.ORIGIN_MALFORMED : Refusal.ORIGIN_NOT_ALLOWED;
  }

  private VaryNames vary(boolean options) {
    if (options && policy.varyPreflight()) {
      return VaryNames.PREFLIGHT;
    }
    return any ? VaryNames.NONE : VaryNames.ORIGIN;
  }

  private CorsDecision preflight(
      Kind kind, int status, @Nullable Refusal refusal, List<FieldLine> lines) {
    VaryNames vary = policy.varyPreflight() ? VaryNames.PREFLIGHT : VaryNames.NONE;
    return decision(kind, status, refusal, lines, vary);
  }

  private CorsDecision decision(
      Kind kind, int status, @Nullable Refusal refusal, List<FieldLine> lines, VaryNames vary) {
    List<CorsField> owned = CorsField.owned(policy.timingAllowOrigin());
    return new CorsDecision(kind, status, refusal, lines, vary, headers, owned);
  }
}
