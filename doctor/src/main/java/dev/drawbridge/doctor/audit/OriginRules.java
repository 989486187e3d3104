package dev.drawbridge.doctor.audit;

import dev.drawbridge.doctor.finding.Confidence;
import dev.drawbridge.doctor.finding.Finding;
import dev.drawbridge.doctor.finding.Severity;
import dev.drawbridge.wire.Reach;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which origins are trusted that should not be. One cause is one finding: a server that trusts all
 * is not also told that it trusts each.
 */
final class OriginRules {
  private static final Map<Kind, Weakness> MEANING =
      Map.ofEntries(
          Map.entry(Kind.FOREIGN, Weakness.REFLECT_ANY_ORIGIN),
          Map.entry(Kind.GARBAGE, Weakness.REFLECT_WHEN_ABSENT_OR_GARBAGE),
          Map.entry(Kind.NULL, Weakness.NULL_ORIGIN_TRUSTED),
          Map.entry(Kind.PREFIX, Weakness.PREFIX_MATCH),
          Map.entry(Kind.SUFFIX, Weakness.SUFFIX_MATCH),
          Map.entry(Kind.SUFFIX_OF_HOST, Weakness.SUFFIX_MATCH),
          Map.entry(Kind.MIDDLE, Weakness.SUBSTRING_MATCH),
          Map.entry(Kind.TRUNCATED, Weakness.SUBSTRING_MATCH),
          Map.entry(Kind.EMBEDDED, Weakness.UNANCHORED_REGEX),
          Map.entry(Kind.DOT, Weakness.UNESCAPED_DOT),
          Map.entry(Kind.SPECIAL, Weakness.SPECIAL_CHAR_HOST),
          Map.entry(Kind.HTTP, Weakness.HTTP_ORIGIN_TRUSTED),
          Map.entry(Kind.SUBDOMAIN, Weakness.ALL_SUBDOMAINS_TRUSTED),
          Map.entry(Kind.SUBDOMAIN_OF_HOST, Weakness.ALL_SUBDOMAINS_TRUSTED),
          Map.entry(Kind.OWN_SUFFIX, Weakness.PUBLIC_SUFFIX_PATTERN),
          Map.entry(Kind.HOSTING_SUFFIX, Weakness.PUBLIC_SUFFIX_PATTERN),
          Map.entry(Kind.HOSTING_SITE, Weakness.THIRD_PARTY_HOSTING_TRUSTED),
          Map.entry(Kind.LOCALHOST, Weakness.LOCALHOST_TRUSTED),
          Map.entry(Kind.LOCAL_FILE, Weakness.LOCALHOST_TRUSTED),
          Map.entry(Kind.EXTENSION, Weakness.EXTENSION_TRUSTED),
          Map.entry(Kind.PORT, Weakness.ANY_PORT_TRUSTED));

  /** A cause, and what is only another sight of it. */
  private record Cause(Kind kind, Set<Kind> sights) {
    static Cause of(Kind kind, Kind first, Kind... more) {
      return new Cause(kind, EnumSet.of(first, more));
    }
  }

  /** The widest cause first. */
  private static final List<Cause> CAUSES =
      List.of(
          new Cause(Kind.FOREIGN, EnumSet.complementOf(EnumSet.of(Kind.FOREIGN))),
          Cause.of(
              Kind.OWN_SUFFIX,
              Kind.SUFFIX,
              Kind.SUFFIX_OF_HOST,
              Kind.SUBDOMAIN,
              Kind.SUBDOMAIN_OF_HOST,
              Kind.TRUNCATED,
              Kind.DOT,
              Kind.EMBEDDED),
          Cause.of(
              Kind.MIDDLE,
              Kind.PREFIX,
              Kind.SUFFIX,
              Kind.SUFFIX_OF_HOST,
              Kind.SUBDOMAIN,
              Kind.SUBDOMAIN_OF_HOST,
              Kind.EMBEDDED,
              Kind.DOT,
              Kind.SPECIAL,
              Kind.HTTP),
          Cause.of(
              Kind.SUFFIX,
              Kind.SUFFIX_OF_HOST,
              Kind.SUBDOMAIN,
              Kind.SUBDOMAIN_OF_HOST,
              Kind.EMBEDDED,
              Kind.DOT,
              Kind.HTTP),
          Cause.of(Kind.SUBDOMAIN, Kind.SUFFIX_OF_HOST, Kind.SUBDOMAIN_OF_HOST, Kind.EMBEDDED),
          Cause.of(Kind.SUFFIX_OF_HOST, Kind.SUBDOMAIN_OF_HOST, Kind.EMBEDDED, Kind.HTTP),
          Cause.of(Kind.TRUNCATED, Kind.GARBAGE),
          Cause.of(Kind.GARBAGE, Kind.LOCAL_FILE),
          Cause.of(Kind.PREFIX, Kind.SPECIAL));

  /** Comparisons that are so loose that ports do not come into it. */
  private static final Set<Kind> LOOSE =
      EnumSet.of(
          Kind.PREFIX,
          Kind.SUFFIX,
          Kind.SUFFIX_OF_HOST,
          Kind.MIDDLE,
          Kind.TRUNCATED,
          Kind.EMBEDDED,
          Kind.DOT,
          Kind.SPECIAL,
          Kind.HTTP,
          Kind.SUBDOMAIN,
          Kind.SUBDOMAIN_OF_HOST,
          Kind.OWN_SUFFIX);

  private static final String EXPECTED = "no Access-Control-Allow-Origin for this origin";

  /** What a program writes for a value that it does not have. */
  private static final Set<String> NO_ORIGINS =
      Set.of("", "null", "undefined", "None", "nil", "false");

  private final Target target;
  private final Map<Kind, List<Observation>> trusted = new EnumMap<>(Kind.class);

  private OriginRules(Target target) {
    this.target = target;
  }

  static List<Finding> find(Observations seen, Target target) {
    OriginRules rules = new OriginRules(target);
    seen.all().stream().filter(one -> MEANING.containsKey(one.probe().kind())).forEach(rules::add);
    rules.join();
    Map<Weakness, List<Observation>> causes = new EnumMap<>(Weakness.class);
    rules.trusted.forEach(
        (kind, evidence) ->
            causes
                .computeIfAbsent(rules.meaning(kind), cause -> new ArrayList<>())
                .addAll(evidence));
    List<Finding> findings = new ArrayList<>();
    causes.forEach((cause, evidence) -> findings.add(rules.finding(cause, evidence)));
    if (findings.isEmpty()) {
      rules.absent(seen).ifPresent(findings::add);
    }
    return findings;
  }

  private void add(Observation one) {
    if (one.trusts() && counts(one)) {
      trusted.computeIfAbsent(one.probe().kind(), kind -> new ArrayList<>()).add(one);
    }
  }

  /** Whether trusting it here is wrong. */
  private boolean counts(Observation one) {
    boolean inside = target.reach() == Reach.INTERNAL;
    return switch (one.probe().kind()) {
      // Over plain http to a public host there is nothing left that a network could not read.
      case HTTP -> inside || target.url().scheme().equals("https");
      // A server that only this machine or network reaches is a development one.
      case LOCALHOST, LOCAL_FILE -> !inside && one.allowsCredentials();
      default -> true;
    };
  }

  /** Puts the evidence of each subsumed kind behind that of its cause. */
  private void join() {
    if (trusted.keySet().stream().anyMatch(LOOSE::contains)) {
      trusted.remove(Kind.PORT);
    }
    for (Cause cause : CAUSES) {
      List<Observation> evidence = trusted.get(cause.kind());
      if (evidence != null) {
        cause.sights().stream()
            .flatMap(sight -> Stream.ofNullable(trusted.remove(sight)))
            .forEach(evidence::addAll);
      }
    }
    List<Observation> embedded = trusted.get(Kind.EMBEDDED);
    List<Observation> prefix = trusted.get(Kind.PREFIX);
    if (embedded != null && prefix != null) {
      embedded.addAll(0, prefix);
      trusted.remove(Kind.PREFIX);
    }
  }

  private Weakness meaning(Kind kind) {
    return MEANING.getOrDefault(kind, Weakness.REFLECT_ANY_ORIGIN);
  }

  private Finding finding(Weakness cause, List<Observation> evidence) {
    Confidence confidence =
        cause == Weakness.SPECIAL_CHAR_HOST ? Confidence.LIKELY : Confidence.PROVED;
    Severity severity = worst(cause, evidence);
    boolean credentials = evidence.stream().anyMatch(Observation::allowsCredentials);
    if (!credentials && target.reach() == Reach.PUBLIC) {
      severity =
          severity == Severity.CRITICAL && cause == Weakness.REFLECT_ANY_ORIGIN
              ? Severity.MEDIUM // no more than the wildcard gives
              : severity.lowered();
    }
    return cause.found(severity, confidence, evidence.stream().map(one -> one.evidence(EXPECTED)));
  }

  /** The severity with credentials. */
  private static Severity worst(Weakness cause, List<Observation> evidence) {
    if (cause == Weakness.UNANCHORED_REGEX && !shows(evidence, Kind.PREFIX)) {
      return Severity.LOW; // no browser sends such a text
    }
    if (cause == Weakness.SUFFIX_MATCH && !shows(evidence, Kind.SUFFIX)) {
      return Severity.MEDIUM; // it takes a name of the same site
    }
    return cause.severity();
  }

  /** An answer to nobody in particular that names an origin which is none. */
  private Optional<Finding> absent(Observations seen) {
    return seen.of(Kind.BASELINE)
        .filter(one -> one.allowOrigin() != null && NO_ORIGINS.contains(one.allowOrigin()))
        .map(one -> one.evidence("no Access-Control-Allow-Origin, for there was no Origin"))
        .findFirst()
        .map(
            one ->
                Weakness.REFLECT_WHEN_ABSENT_OR_GARBAGE.found(
                    Severity.LOW, Confidence.LIKELY, Stream.of(one)));
  }

  private static boolean shows(List<Observation> evidence, Kind kind) {
    return evidence.stream().anyMatch(one -> one.probe().kind() == kind);
  }
}
