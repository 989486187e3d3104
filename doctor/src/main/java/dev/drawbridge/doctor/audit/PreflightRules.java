package dev.drawbridge.doctor.audit;

import dev.drawbridge.doctor.finding.Confidence;
import dev.drawbridge.doctor.finding.Evidence;
import dev.drawbridge.doctor.finding.Finding;
import dev.drawbridge.doctor.finding.Severity;
import dev.drawbridge.wire.Reach;
import dev.drawbridge.wire.WireFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What preflights permit, for how long, and what they cost. */
final class PreflightRules {
  private static final String METHODS = "Access-Control-Allow-Methods";
  private static final String FIELDS = "Access-Control-Allow-Headers";
  private static final String MAX_AGE = "Access-Control-Max-Age";
  private static final List<String> UNUSABLE = List.of("CONNECT", "TRACE", "TRACK");
  private static final long DAY = Duration.ofDays(1).toSeconds();
  private static final Duration SLOW = Duration.ofSeconds(1);
  private static final int MUCH_SLOWER = 20;

  private final Observations seen;
  private final Target target;

  private PreflightRules(Observations seen, Target target) {
    this.seen = seen;
    this.target = target;
  }

  static List<Finding> find(Observations seen, Target target) {
    PreflightRules rules = new PreflightRules(seen, target);
    return Stream.of(
            rules.allOf(Kind.UNKNOWN_METHOD, METHODS, target.word(), Weakness.ALLOW_ALL_METHODS),
            rules.allOf(
                Kind.UNKNOWN_FIELD, FIELDS, "x-" + target.word(), Weakness.ALLOW_ALL_HEADERS),
            rules.unusableMethod(),
            rules.maxAge(),
            rules.slowList(),
            rules.privateNetwork())
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Finding> allOf(Kind kind, String field, String unknown, Weakness weakness) {
    return seen.of(kind)
        .filter(one -> one.isOk() && one.isShared())
        .filter(one -> one.lists(field, unknown) || one.lists(field, "*"))
        .findFirst()
        .map(one -> byCredentials(weakness, one, "a list of what is used in " + field));
  }

  private Optional<Finding> unusableMethod() {
    return seen.all().stream()
        .filter(one -> UNUSABLE.stream().anyMatch(method -> one.lists(METHODS, method)))
        .findFirst()
        .map(
            one ->
                Weakness.FORBIDDEN_METHOD_LISTED.proved(
                    one.evidence("neither CONNECT, TRACE nor TRACK in " + METHODS)));
  }

  private Optional<Finding> maxAge() {
    Optional<Observation> granted =
        seen.preflights(Kind.KNOWN, Kind.FOREIGN)
            .filter(one -> one.isOk() && one.isShared())
            .findFirst();
    return granted.flatMap(PreflightRules::maxAge);
  }

  private static Optional<Finding> maxAge(Observation one) {
    long seconds = seconds(one.fields().get(MAX_AGE));
    if (seconds > DAY) {
      return Optional.of(
          Weakness.MAX_AGE_TOO_LONG.proved(one.evidence(MAX_AGE + " of at most 86400")));
    }
    return seconds > 0
        ? Optional.empty()
        : Optional.of(
            Weakness.MAX_AGE_ZERO_OR_MISSING.proved(one.evidence(MAX_AGE + " of 600 to 7200")));
  }

  /** The value as browsers read it; 0 for what they do not understand. */
  private static long seconds(@Nullable String value) {
    if (value == null || !value.matches("[0-9]+")) {
      return 0;
    }
    return value.length() > 15 ? Long.MAX_VALUE : Long.parseLong(value);
  }

  private Optional<Finding> slowList() {
    Optional<Observation> usual = seen.preflights(Kind.KNOWN).filter(Observation::isOk).findFirst();
    return usual.flatMap(
        quick ->
            seen.of(Kind.COMMAS, Kind.NAMES)
                .filter(one -> suffers(one, quick))
                .findFirst()
                .map(one -> slow(one, quick)));
  }

  private static boolean suffers(Observation one, Observation usual) {
    Duration took = one.exchange().took();
    WireFailure failure = one.exchange().failure();
    boolean breaks = one.status() >= 500 && one.status() != 503;
    boolean hangs = failure != null && failure.kind() == WireFailure.Kind.TIMEOUT;
    boolean slow =
        took.compareTo(SLOW) > 0
            && took.compareTo(usual.exchange().took().multipliedBy(MUCH_SLOWER)) > 0;
    return breaks || hangs || slow;
  }

  private static Finding slow(Observation one, Observation usual) {
    String took = " after " + one.exchange().took().toMillis() + " ms";
    String expected = "an answer as to a short list, which took ";
    Evidence evidence =
        one.evidence(one.observed() + took, expected + usual.exchange().took().toMillis() + " ms");
    Confidence confidence = one.status() >= 500 ? Confidence.PROVED : Confidence.LIKELY;
    return Weakness.DOS_ACRH.found(Weakness.DOS_ACRH.severity(), confidence, Stream.of(evidence));
  }

  private Optional<Finding> privateNetwork() {
    return seen.of(Kind.PRIVATE_NETWORK)
        .filter(one -> one.lists("Access-Control-Allow-Private-Network", "true"))
        .findFirst()
        .map(
            one ->
                Weakness.PNA_OPEN.proved(
                    one.evidence("no Access-Control-Allow-Private-Network for this origin")));
  }

  private Finding byCredentials(Weakness weakness, Observation one, String expected) {
    boolean keeps = one.allowsCredentials() || target.reach() == Reach.INTERNAL;
    Severity severity = keeps ? weakness.severity() : weakness.severity().lowered();
    return weakness.found(severity, Confidence.PROVED, Stream.of(one.evidence(expected)));
  }
}
