package dev.drawbridge.doctor.audit;

import dev.drawbridge.doctor.finding.Confidence;
import dev.drawbridge.doctor.finding.Finding;
import dev.drawbridge.doctor.finding.Severity;
import dev.drawbridge.wire.Reach;
import dev.drawbridge.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the answers themselves show: wildcards, exposed secrets, copied text, layers at odds. */
final class AnswerRules {
  /** The field that must not come back. */
  static final String INJECTED = "X-Drawbridge-Audit";

  private static final String EXPOSED = "Access-Control-Expose-Headers";

  /** Fields of secrets, in lower case. */
  private static final Set<String> SECRETS =
      Set.of(
          "authorization",
          "proxy-authorization",
          "x-csrf-token",
          "x-xsrf-token",
          "csrf-token",
          "x-api-key",
          "api-key",
          "x-auth-token",
          "x-access-token",
          "x-refresh-token",
          "x-session-id",
          "x-session-token",
          "x-amz-security-token");

  /** Fields that no page reads, exposed or not. */
  private static final Set<String> UNREADABLE = Set.of("set-cookie", "set-cookie2");

  private final Observations seen;
  private final Target target;

  private AnswerRules(Observations seen, Target target) {
    this.seen = seen;
    this.target = target;
  }

  static List<Finding> find(Observations seen, Target target) {
    AnswerRules rules = new AnswerRules(seen, target);
    return Stream.of(
            rules.wildcardWithCredentials(),
            rules.wildcardInside(),
            rules.wildcardOnAuthenticated(),
            rules.credentialsNotNeeded(),
            rules.exposedSecret(),
            rules.copiedOrigin(),
            rules.disagreement(),
            rules.originAsKey(),
            rules.unanswered())
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Finding> wildcardWithCredentials() {
    return seen.all().stream()
        .filter(one -> one.trusts("*") && one.allowsCredentials())
        .findFirst()
        .map(one -> Weakness.WILDCARD_WITH_CREDENTIALS.proved(one.evidence("one of the two")));
  }

  private Optional<Finding> wildcardInside() {
    return seen.actual(Kind.KNOWN, Kind.FOREIGN)
        .filter(one -> target.reach() == Reach.INTERNAL && one.trusts("*"))
        .findFirst()
        .map(one -> Weakness.WILDCARD_ON_INTERNAL.proved(one.evidence("one origin, or no field")));
  }

  /** What the caller gave opens it, and so it does for every page that has the same. */
  private Optional<Finding> wildcardOnAuthenticated() {
    boolean refused =
        seen.of(Kind.ANONYMOUS).anyMatch(one -> one.status() == 401 || one.status() == 403);
    return seen.actual(Kind.KNOWN)
        .filter(one -> refused && one.isOk() && one.trusts("*"))
        .findFirst()
        .map(one -> one.evidence("one origin, or no field"))
        .map(Weakness.WILDCARD_ON_AUTHENTICATED::proved);
  }

  /** Nothing but a bearer token is asked for. */
  private Optional<Finding> credentialsNotNeeded() {
    boolean token =
        seen.of(Kind.BASELINE, Kind.BASELINE_UNIQUE, Kind.ANONYMOUS)
            .anyMatch(AnswerRules::asksForToken);
    boolean cookies =
        target.given().contains("Cookie")
            || seen.all().stream().anyMatch(one -> one.fields().contains("Set-Cookie"));
    Weakness weakness = Weakness.CREDENTIALS_NOT_NEEDED;
    return seen.of(Kind.KNOWN)
        .filter(one -> token && !cookies && one.trusts() && one.allowsCredentials())
        .findFirst()
        .map(one -> Stream.of(one.evidence("no Access-Control-Allow-Credentials")))
        .map(evidence -> weakness.found(weakness.severity(), Confidence.LIKELY, evidence));
  }

  private static boolean asksForToken(Observation one) {
    List<String> challenges = one.fields().values("WWW-Authenticate");
    return one.status() == 401
        && !challenges.isEmpty()
        && challenges.stream().allMatch(value -> value.strip().matches("(?i)bearer( .*)?"));
  }

  private Optional<Finding> exposedSecret() {
    return seen.actual(Kind.BASELINE, Kind.KNOWN, Kind.FOREIGN)
        .filter(one -> exposes(one, SECRETS) || exposes(one, UNREADABLE))
        .sorted((a, b) -> Boolean.compare(b.allowsCredentials(), a.allowsCredentials()))
        .findFirst()
        .map(this::exposedSecret);
  }

  private Finding exposedSecret(Observation one) {
    Severity worst = Weakness.SENSITIVE_HEADER_EXPOSED.severity();
    boolean keeps = one.allowsCredentials() || target.reach() == Reach.INTERNAL;
    Severity severity = keeps ? worst : worst.lowered();
    return Weakness.SENSITIVE_HEADER_EXPOSED.found(
        exposes(one, SECRETS) ? severity : Severity.INFO,
        Confidence.PROVED,
        Stream.of(one.evidence("only fields that pages read in " + EXPOSED)));
  }

  /** By name, or by a wildcard while the field is there. */
  private static boolean exposes(Observation one, Set<String> secrets) {
    boolean all = one.lists(EXPOSED, "*") && !one.allowsCredentials();
    return one.names(EXPOSED).anyMatch(secrets::contains)
        || (all && secrets == SECRETS && secrets.stream().anyMatch(one.fields()::contains));
  }

  private Optional<Finding> copiedOrigin() {
    Weakness weakness = Weakness.ORIGIN_IN_BODY_OR_HEADER_INJECTION;
    Optional<Finding> injected =
        seen.of(Kind.INJECTION)
            .filter(one -> one.fields().contains(INJECTED))
            .findFirst()
            .map(one -> one.evidence("no field " + INJECTED))
            .map(one -> weakness.found(Severity.HIGH, Confidence.PROVED, Stream.of(one)));
    return injected.or(
        () ->
            seen.actual(Kind.FOREIGN)
                .filter(this::copies)
                .findFirst()
                .map(
                    one ->
                        weakness.proved(
                            one.evidence("the text " + target.attacker() + " nowhere else"))));
  }

  private boolean copies(Observation one) {
    String text = target.attacker();
    WireResponse response = one.exchange().response();
    return response != null
        && (new String(response.body(), StandardCharsets.ISO_8859_1).contains(text)
            || response.fields().fields().stream()
                .filter(field -> !field.isNamed(Observation.ALLOW_ORIGIN))
                .anyMatch(field -> field.value().toLowerCase(Locale.ROOT).contains(text)));
  }

  /** A foreign origin gets in beside the known one, or the two methods look at different lines. */
  private Optional<Finding> disagreement() {
    List<Observation> two = seen.of(Kind.KNOWN_THEN_FOREIGN, Kind.FOREIGN_THEN_KNOWN).toList();
    Set<Kind> actual = lookedAt(two, false);
    Set<Kind> preflight = lookedAt(two, true);
    boolean apart = !actual.isEmpty() && !preflight.isEmpty() && !actual.equals(preflight);
    boolean stranger =
        seen.of(Kind.FOREIGN).noneMatch(Observation::isShared)
            && two.stream().anyMatch(this::trustsForeign);
    if (!apart && !stranger) {
      return Optional.empty();
    }
    return Optional.of(
        Weakness.ORIGIN_DISAGREEMENT.found(
            Weakness.ORIGIN_DISAGREEMENT.severity(),
            Confidence.PROVED,
            two.stream()
                .filter(one -> one.allowOrigin() != null)
                .map(one -> one.evidence("no Access-Control-Allow-Origin"))));
  }

  private Set<Kind> lookedAt(List<Observation> two, boolean preflight) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    two.stream()
        .filter(one -> one.probe().isPreflight() == preflight)
        .filter(one -> one.trusts(target.origin().toString()))
        .forEach(one -> kinds.add(one.probe().kind()));
    return kinds;
  }

  private boolean trustsForeign(Observation one) {
    String allowed = one.allowOrigin();
    return allowed != null && allowed.contains(target.foreign());
  }

  private Optional<Finding> originAsKey() {
    boolean refused =
        seen.of(Kind.BASELINE, Kind.BASELINE_UNIQUE)
            .allMatch(one -> one.status() == 401 || one.status() == 403);
    return seen.actual(Kind.KNOWN)
        .filter(one -> refused && one.isOk())
        .findFirst()
        .map(one -> one.evidence("the status that there is without Origin"))
        .map(
            one ->
                Weakness.CORS_AS_AUTH.found(
                    Weakness.CORS_AS_AUTH.severity(), Confidence.LIKELY, Stream.of(one)));
  }

  private Optional<Finding> unanswered() {
    List<Observation> all = seen.all();
    List<Observation> lost = all.stream().filter(Observation::isLost).toList();
    if (lost.isEmpty()) {
      return Optional.empty();
    }
    boolean few = lost.size() * 10 < all.size() && !all.get(all.size() - 1).isLost();
    Severity some = few ? Severity.INFO : Severity.LOW;
    return Optional.of(
        Weakness.AUDIT_INCOMPLETE.found(
            seen.endedEarly() ? Weakness.AUDIT_INCOMPLETE.severity() : some,
            Confidence.PROVED,
            lost.stream().map(one -> one.evidence("an answer"))));
  }
}
