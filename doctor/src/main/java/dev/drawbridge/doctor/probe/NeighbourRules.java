package dev.drawbridge.doctor.probe;

import static dev.drawbridge.doctor.probe.Surroundings.ALLOW_ORIGIN;

import dev.drawbridge.browser.Verdict;
import dev.drawbridge.doctor.finding.Confidence;
import dev.drawbridge.doctor.finding.Evidence;
import dev.drawbridge.doctor.finding.Finding;
import dev.drawbridge.doctor.finding.Severity;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.wire.WireExchange;
import dev.drawbridge.wire.WireResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Findings about what lies beside a fetch, from what was seen. */
final class NeighbourRules {
  private static final List<String> SINGLE =
      List.of(ALLOW_ORIGIN, "Access-Control-Allow-Credentials", "Access-Control-Max-Age");
  private static final List<String> OF_PREFLIGHTS =
      List.of(
          "Access-Control-Allow-Methods", "Access-Control-Allow-Headers", "Access-Control-Max-Age");
  private static final List<String> OFTEN_READ =
      List.of(
          "Content-Disposition",
          "Content-Range",
          "ETag",
          "Link",
          "Location",
          "RateLimit",
          "RateLimit-Remaining",
          "Retry-After",
          "X-RateLimit-Remaining",
          "X-Request-Id",
          "X-Total-Count");

  /** Statuses of what is not there. */
  private static final Set<Integer> ABSENT = Set.of(404, 405, 410);

  private final Surroundings seen;
  private final List<Finding> findings = new ArrayList<>();

  private NeighbourRules(Surroundings seen) {
    this.seen = seen;
  }

  /** Returns what is wrong beside a fetch whose answer the page gets, or would get past a cache. */
  static List<Finding> apply(Surroundings seen, List<Verdict> verdicts) {
    NeighbourRules rules = new NeighbourRules(seen);
    rules.errors();
    rules.preflights();
    rules.repeated();
    rules.options();
    rules.vary();
    rules.caches();
    rules.exposure(verdicts);
    return rules.findings;
  }

  private void errors() {
    WireExchange probe = seen.probes().get(Probe.Kind.ERROR);
    WireResponse response = probe == null ? null : probe.response();
    if (probe == null || response == null || response.status() < 400 || seen.isShared(response)) {
      return;
    }
    // It is the answer to another path, where another layer may speak.
    boolean absent = ABSENT.contains(response.status());
    Severity severity = absent ? Severity.LOW : Severity.MEDIUM;
    String observed =
        "a path below that does not exist: " + Surroundings.seen(response, ALLOW_ORIGIN);
    Evidence evidence = new Evidence(probe.curl(), observed, "the fields of a good answer");
    findings.add(Neighbour.ERROR_WITHOUT_CORS.found(severity, Confidence.LIKELY, evidence));
  }

  private void preflights() {
    WireResponse response = seen.response(Probe.Kind.PREFLIGHT);
    if (response == null) {
      return;
    }
    int status = response.status();
    if (status == 401 || status == 407) {
      add(Neighbour.PREFLIGHT_AUTH, probe(Probe.Kind.PREFLIGHT), "204", "WWW-Authenticate");
    } else if (status >= 300 && status < 400) {
      add(Neighbour.PREFLIGHT_REDIRECT, probe(Probe.Kind.PREFLIGHT), "204", "Location");
    } else if (status >= 500 && status != 501) {
      add(Neighbour.PREFLIGHT_FAILS, probe(Probe.Kind.PREFLIGHT), "204");
    }
  }

  private void repeated() {
    Stream.concat(
            seen.steps().stream().map(Step::exchange),
            Stream.ofNullable(seen.probes().get(Probe.Kind.PREFLIGHT)))
        .filter(exchange -> repeated(exchange) != null)
        .findFirst()
        .ifPresent(
            exchange ->
                add(
                    Neighbour.FIELD_TWICE,
                    exchange,
                    "one line of each",
                    Objects.requireNonNull(repeated(exchange))));
  }

  private static @Nullable String repeated(WireExchange exchange) {
    WireResponse response = exchange.response();
    FieldList fields = response == null ? FieldList.EMPTY : response.fields();
    return SINGLE.stream().filter(name -> fields.values(name).size() > 1).findFirst().orElse(null);
  }

  private void options() {
    WireResponse response = seen.response(Probe.Kind.OPTIONS);
    if (response != null && response.status() < 300) {
      OF_PREFLIGHTS.stream()
          .filter(response.fields()::contains)
          .filter(name -> !isOnGet(name)) // there it says nothing, and it says nothing here
          .findFirst()
          .ifPresent(
              name ->
                  add(
                      Neighbour.OPTIONS_SWALLOWED,
                      probe(Probe.Kind.OPTIONS),
                      "the application's own answer, without " + name,
                      name));
    }
  }

  private boolean isOnGet(String name) {
    WireResponse plain = seen.response(Probe.Kind.PLAIN);
    Step step = seen.actual();
    WireResponse page = step == null ? null : step.exchange().response();
    return Stream.of(Optional.ofNullable(plain), Optional.ofNullable(page))
        .flatMap(Optional::stream)
        .anyMatch(response -> response.fields().contains(name));
  }

  private void vary() {
    Step step = seen.actual();
    WireResponse page = step == null ? null : step.exchange().response();
    if (step == null || page == null || !seen.namesPage(page) || isUncached(page.fields())) {
      return;
    }
    WireResponse plain = seen.response(Probe.Kind.PLAIN);
    if (isDynamic(page, plain) || isDynamic(page, seen.response(Probe.Kind.STRANGER))) {
      if (!varies(page)) {
        add(Neighbour.MISSING_VARY_ORIGIN, step.exchange(), "Vary: Origin", ALLOW_ORIGIN, "Vary");
      } else if (Surroundings.isComparable(page, plain)
          && plain != null
          && !varies(plain)
          && !isUncached(plain.fields())) {
        WireExchange probe = probe(Probe.Kind.PLAIN);
        add(Neighbour.MISSING_VARY_ORIGIN, probe, "Vary: Origin here too", ALLOW_ORIGIN, "Vary");
      }
    }
  }

  private boolean isDynamic(WireResponse page, @Nullable WireResponse other) {
    return Surroundings.isComparable(page, other) && !seen.namesPage(other);
  }

  private static boolean varies(WireResponse response) {
    return Surroundings.has(response.fields(), "Vary", "Origin")
        || Surroundings.has(response.fields(), "Vary", "*");
  }

  private static boolean isUncached(FieldList fields) {
    return Surroundings.has(fields, "Cache-Control", "no-store");
  }

  private void caches() {
    WireResponse fresh = seen.response(Probe.Kind.FRESH);
    WireResponse warm = seen.response(Probe.Kind.WARM_THEN_PAGE);
    if (seen.isShared(fresh) && Surroundings.isComparable(fresh, warm) && !seen.isShared(warm)) {
      WireExchange probe = probe(Probe.Kind.WARM_THEN_PAGE);
      String expected = "what a fresh URL gives to the page";
      add(Neighbour.CACHED_WITHOUT_CORS, probe, expected, ALLOW_ORIGIN, "Vary", "Age");
    }
    WireResponse stranger = seen.response(Probe.Kind.STRANGER);
    WireResponse second = seen.response(Probe.Kind.FRESH_THEN_STRANGER);
    if (seen.namesPage(fresh)
        && seen.namesPage(second)
        && Surroundings.isComparable(second, stranger)
        && !seen.namesPage(stranger)) {
      WireExchange probe = probe(Probe.Kind.FRESH_THEN_STRANGER);
      String expected = "what a fresh URL gives to a stranger";
      add(Neighbour.CDN_CACHED_ACAO, probe, expected, ALLOW_ORIGIN, "Vary", "Age");
    }
  }

  private void exposure(List<Verdict> verdicts) {
    Step step = seen.actual();
    WireResponse response = step == null ? null : step.exchange().response();
    Verdict verdict = verdicts.get(0);
    if (step == null || response == null || verdict.response() == null) {
      return;
    }
    List<String> readable = verdict.response().readableNames();
    String[] hidden =
        OFTEN_READ.stream()
            .filter(response.fields()::contains)
            .filter(name -> readable.stream().noneMatch(name::equalsIgnoreCase))
            .toArray(String[]::new);
    if (hidden.length > 0) {
      String expected = "Access-Control-Expose-Headers: " + String.join(", ", hidden);
      add(Neighbour.NOT_EXPOSED, step.exchange(), expected, hidden);
    }
  }

  private WireExchange probe(Probe.Kind kind) {
    return Objects.requireNonNull(seen.probes().get(kind));
  }

  private void add(Neighbour kind, WireExchange exchange, String expected, String... names) {
    WireResponse response = Objects.requireNonNull(exchange.response());
    String observed = Surroundings.seen(response, names);
    findings.add(kind.found(Confidence.PROVED, new Evidence(exchange.curl(), observed, expected)));
  }
}
