package dev.drawbridge.cors;

import dev.drawbridge.cors.CorsDecision.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of CORS as the Fetch standard and the table of {@code docs/design-decisions.md}
 * say it, without any care for speed. Shares nothing with the engine but the settings and the names
 * of kinds.
 */
final class NaiveServer {
  private static final Set<String> SAFELISTED_METHODS = Set.of("GET", "HEAD", "POST");
  private static final Set<String> NORMALIZED_METHODS =
      Set.of("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT");
  private static final Set<String> FORBIDDEN_METHODS = Set.of("CONNECT", "TRACE", "TRACK");
  private static final List<String> TRIO =
      List.of("Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers");

  /**
   * What the server does.
   *
   * @param refusal the code, or null
   * @param fields what is set; of a refused preflight under {@code debug} without its two lists
   * @param vary the names that {@code Vary} has to have
   */
  record Answer(
      Kind kind,
      int status,
      @Nullable String refusal,
      Map<String, String> fields,
      List<String> vary) {}

  private final Settings policy;
  private final boolean any;

  NaiveServer(Settings policy) {
    this.policy = policy;
    this.any = policy.allowOrigins().contains("*");
  }

  Answer answer(Message request) {
    boolean options = request.method().equals("OPTIONS");
    List<String> origins = request.values("Origin");
    if (origins.isEmpty()) {
      Map<String, String> fields = any ? readable("*") : resourcePolicy();
      return new Answer(Kind.NOT_CORS, 0, null, fields, vary(options));
    }
    String origin = origins.get(0);
    boolean allowed = origins.size() == 1 && NaiveOrigins.matches(policy.allowOrigins(), origin);
    List<String> methods = request.values("Access-Control-Request-Method");
    if (options && !methods.isEmpty()) {
      return preflight(allowed, origin, methods, request.values("Access-Control-Request-Headers"));
    }
    if (allowed) {
      return new Answer(Kind.ACTUAL, 0, null, readable(any ? "*" : origin), vary(options));
    }
    int status = policy.denied() == Denied.REJECT ? 403 : 0;
    List<String> vary = vary(options).isEmpty() ? List.of("Origin") : vary(options);
    return new Answer(Kind.DENIED, status, originRefusal(), resourcePolicy(), vary);
  }

  private Answer preflight(
      boolean allowed, String origin, List<String> methods, List<String> headerLines) {
    List<String> vary = policy.varyPreflight() ? TRIO : List.of();
    if (!allowed) {
      return new Answer(Kind.PREFLIGHT_REFUSED, 403, originRefusal(), Map.of(), vary);
    }
    String refusal = methodRefusal(methods);
    if (refusal == null) {
      refusal = NaiveHeaderList.refusal(headerLines, policy.allowHeaders());
    }
    if (refusal == null) {
      Map<String, String> fields = granted(origin, methods.get(0), headerLines);
      return new Answer(Kind.PREFLIGHT_GRANTED, policy.preflightStatus(), null, fields, vary);
    }
    if (!policy.debug()) {
      return new Answer(Kind.PREFLIGHT_REFUSED, 403, refusal, Map.of(), vary);
    }
    return debugged(origin, refusal, vary);
  }

  private Answer debugged(String origin, String refusal, List<String> vary) {
    // Neither a method nor a field is at fault that an answer could leave out.
    boolean form = refusal.endsWith("-malformed") || refusal.endsWith("-too-large");
    Map<String, String> fields = form ? new LinkedHashMap<>() : shared(origin);
    fields.put("Drawbridge-Refusal", refusal);
    return new Answer(Kind.PREFLIGHT_REFUSED, form ? 403 : 204, refusal, fields, vary);
  }

  private @Nullable String methodRefusal(List<String> asked) {
    String method = asked.get(0);
    if (asked.size() > 1 || !NaiveHeaderList.isToken(method)) {
      return "method-malformed";
    }
    boolean wildcard = policy.allowMethods().contains("*");
    boolean allowed =
        SAFELISTED_METHODS.contains(method)
            || (!method.equals("*") && methods().contains(method))
            || (wildcard && !FORBIDDEN_METHODS.contains(method.toUpperCase(Locale.ROOT)));
    return allowed ? null : "method-not-allowed";
  }

  /** The configured methods, normalised, each once. */
  List<String> methods() {
    return policy.allowMethods().stream()
        .map(m -> NORMALIZED_METHODS.contains(upper(m)) ? upper(m) : m)
        .distinct()
        .toList();
  }

  private static String upper(String method) {
    return method.toUpperCase(Locale.ROOT);
  }

  private Map<String, String> granted(String origin, String method, List<String> headerLines) {
    Map<String, String> fields = shared(origin);
    boolean credentials = policy.allowCredentials();
    if (policy.minimalPreflight() || (policy.allowMethods().contains("*") && credentials)) {
      putList(fields, "Methods", SAFELISTED_METHODS.contains(method) ? List.of() : List.of(method));
    } else {
      putList(fields, "Methods", methods());
    }
    List<String> names = distinct(policy.allowHeaders());
    if (policy.minimalPreflight() || (names.contains("*") && credentials)) {
      putList(fields, "Headers", NaiveHeaderList.echo(headerLines, names));
    } else {
      putList(fields, "Headers", names);
    }
    if (policy.maxAge() != null) {
      fields.put("Access-Control-Max-Age", "" + policy.maxAge().toSeconds());
    }
    return fields;
  }

  private static void putList(Map<String, String> fields, String which, List<String> names) {
    if (!names.isEmpty()) {
      fields.put("Access-Control-Allow-" + which, String.join(", ", names));
    }
  }

  private Map<String, String> shared(String origin) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("Access-Control-Allow-Origin", any ? "*" : origin);
    if (policy.allowCredentials()) {
      fields.put("Access-Control-Allow-Credentials", "true");
    }
    return fields;
  }

  private Map<String, String> readable(String origin) {
    Map<String, String> fields = shared(origin);
    if (!policy.exposeHeaders().isEmpty()) {
      List<String> names = distinct(policy.exposeHeaders());
      fields.put("Access-Control-Expose-Headers", String.join(", ", names));
    }
    if (policy.timingAllowOrigin()) {
      fields.put("Timing-Allow-Origin", origin);
    }
    fields.putAll(resourcePolicy());
    return fields;
  }

  private Map<String, String> resourcePolicy() {
    CrossOriginResourcePolicy value = policy.crossOriginResourcePolicy();
    return value == null
        ? Map.of()
        : Map.of(
            "Cross-Origin-Resource-Policy",
            value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static List<String> distinct(List<String> names) {
    List<String> distinct = new ArrayList<>();
    for (String name : names) {
      if (distinct.stream().noneMatch(n -> n.equalsIgnoreCase(name))) {
        distinct.add(name);
      }
    }
    return distinct;
  }

  private List<String> vary(boolean options) {
    if (options && policy.varyPreflight()) {
      return TRIO;
    }
    return any ? List.of() : List.of("Origin");
  }

  private String originRefusal() {
    return any ? "origin-malformed" : "origin-not-allowed";
  }
}
