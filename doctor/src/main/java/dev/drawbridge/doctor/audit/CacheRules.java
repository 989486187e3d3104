package dev.drawbridge.doctor.audit;

import dev.drawbridge.doctor.finding.Confidence;
import dev.drawbridge.doctor.finding.Finding;
import dev.drawbridge.doctor.finding.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What caches make of the answers: mixed-up permissions are one finding, the most telling one. */
final class CacheRules {
  /** Statuses that a cache may keep without being told how long. RFC 9110, 15.1. */
  private static final Set<Integer> KEPT =
      Set.of(200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501);

  private static final List<String> CACHE_FIELDS =
      List.of("Age", "X-Cache", "X-Cache-Status", "CF-Cache-Status", "Cache-Status", "X-Varnish");

  private final Observations seen;

  private CacheRules(Observations seen) {
    this.seen = seen;
  }

  static List<Finding> find(Observations seen) {
    CacheRules rules = new CacheRules(seen);
    return Stream.of(
            rules.mixedUp().or(rules::keptWithout).or(rules::heldBack).or(rules::missingVary),
            rules.keptPreflight())
        .flatMap(Optional::stream)
        .toList();
  }

  /** The foreign origin gets what the known one got, and does not when it comes first. */
  private Optional<Finding> mixedUp() {
    return one(Kind.CACHE_KNOWN_FIRST)
        .filter(Observation::trusts)
        .flatMap(first -> one(Kind.CACHE_FOREIGN_SECOND).filter(later -> copies(first, later)))
        .filter(later -> !Objects.equals(later.allowOrigin(), alone(Kind.FOREIGN)))
        .map(
            later ->
                Weakness.CDN_CACHED_ACAO.proved(
                    later.evidence("what this origin gets when it comes first")));
  }

  /** The known origin gets nothing behind a request without Origin, and something when first. */
  private Optional<Finding> keptWithout() {
    return one(Kind.CACHE_KNOWN_FIRST)
        .filter(Observation::isShared)
        .flatMap(first -> one(Kind.CACHE_KNOWN_SECOND))
        .filter(later -> later.isOk() && later.allowOrigin() == null)
        .map(
            later ->
                Weakness.CACHED_WITHOUT_CORS.proved(
                    later.evidence(
                        "Access-Control-Allow-Origin, as when this origin comes first")));
  }

  /** A URL that nobody asked before is answered from the cache: its key leaves the query out. */
  private Optional<Finding> heldBack() {
    boolean granted = seen.preflights(Kind.KNOWN).anyMatch(Observation::trusts);
    return seen.actual(Kind.KNOWN)
        .filter(one -> granted && one.isOk() && one.allowOrigin() == null && isHit(one))
        .findFirst()
        .map(one -> one.evidence("Access-Control-Allow-Origin, as on the preflight"))
        .map(
            one ->
                Weakness.CACHED_WITHOUT_CORS.found(
                    Weakness.CACHED_WITHOUT_CORS.severity(), Confidence.LIKELY, Stream.of(one)));
  }

  private Optional<Finding> missingVary() {
    List<Observation> answers =
        seen.actual(Kind.BASELINE, Kind.KNOWN, Kind.FOREIGN, Kind.NULL, Kind.SUBDOMAIN)
            .filter(CacheRules::mayBeKept)
            .toList();
    boolean depends =
        answers.stream().map(one -> Optional.ofNullable(one.allowOrigin())).distinct().count() > 1;
    List<Observation> silent = answers.stream().filter(one -> !variesByOrigin(one)).toList();
    if (!depends || silent.isEmpty()) {
      return Optional.empty();
    }
    boolean cache = answers.stream().anyMatch(CacheRules::comesThroughCache);
    return Optional.of(
        Weakness.MISSING_VARY_ORIGIN.found(
            cache ? Severity.HIGH : Severity.MEDIUM,
            Confidence.PROVED,
            silent.stream().map(one -> one.evidence("Vary: Origin"))));
  }

  private Optional<Finding> keptPreflight() {
    Optional<Observation> first = one(Kind.CACHE_PREFLIGHT_FIRST).filter(Observation::trusts);
    Optional<Observation> later = one(Kind.CACHE_PREFLIGHT_SECOND);
    boolean wrong =
        first.isPresent()
            && later.filter(second -> copies(first.get(), second)).isPresent()
            && !Objects.equals(later.get().allowOrigin(), preflightAlone());
    return later
        .filter(second -> wrong || isHit(second))
        .map(
            second ->
                Weakness.PREFLIGHT_CACHED_BY_SHARED_CACHE.found(
                    wrong ? Severity.MEDIUM : Severity.LOW,
                    Confidence.PROVED,
                    Stream.of(second.evidence("an answer of the server itself"))));
  }

  private Optional<Observation> one(Kind kind) {
    return seen.of(kind).findFirst();
  }

  private static boolean copies(Observation first, Observation later) {
    return first.allowOrigin() != null && first.allowOrigin().equals(later.allowOrigin());
  }

  private @Nullable String alone(Kind kind) {
    return seen.actual(kind).findFirst().map(Observation::allowOrigin).orElse(null);
  }

  private @Nullable String preflightAlone() {
    return seen.preflights(Kind.FOREIGN).findFirst().map(Observation::allowOrigin).orElse(null);
  }

  private static boolean mayBeKept(Observation one) {
    boolean lasting = one.lists("Cache-Control", "public") || one.fields().contains("Expires");
    boolean kept = KEPT.contains(one.status()) || (one.status() != 0 && lasting);
    return kept && !one.lists("Cache-Control", "no-store");
  }

  private static boolean variesByOrigin(Observation one) {
    return one.lists("Vary", "origin") || one.lists("Vary", "*");
  }

  private static boolean comesThroughCache(Observation one) {
    return CACHE_FIELDS.stream().anyMatch(one.fields()::contains);
  }

  /** Whether a cache says that it had the answer. */
  private static boolean isHit(Observation one) {
    boolean aged = one.fields().values("Age").stream().anyMatch(age -> !age.matches("0*"));
    return aged
        || CACHE_FIELDS.stream()
            .flatMap(name -> one.fields().values(name).stream())
            .anyMatch(value -> value.toLowerCase(Locale.ROOT).matches("(?s).*\\bhit\\b.*"));
  }
}
