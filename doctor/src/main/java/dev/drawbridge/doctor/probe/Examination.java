package dev.drawbridge.doctor.probe;

import dev.drawbridge.browser.Profile;
import dev.drawbridge.browser.SentRequest;
import dev.drawbridge.browser.Verdict;
import dev.drawbridge.doctor.finding.Confidence;
import dev.drawbridge.doctor.finding.Evidence;
import dev.drawbridge.doctor.finding.Finding;
import dev.drawbridge.wire.WireExchange;
import dev.drawbridge.wire.WireFailure;
import dev.drawbridge.wire.WireResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One examination whose verdicts are there: looks around, and draws the conclusions. */
final class Examination {
  /** Of how many names of fields a refused preflight is asked again, one by one. */
  private static final int MAX_SINGLES = 12;

  /** Failures of a server that was reached. */
  private static final Set<WireFailure.Kind> MUTE =
      EnumSet.of(WireFailure.Kind.TIMEOUT, WireFailure.Kind.PROTOCOL, WireFailure.Kind.CLOSED);

  private final Inquiry inquiry;
  private final Recorder recorder;
  private final List<Verdict> verdicts;
  private final List<Step> steps;
  private final String token;

  Examination(Inquiry inquiry, Recorder recorder, List<Verdict> verdicts, String token) {
    this.inquiry = inquiry;
    this.recorder = recorder;
    this.verdicts = verdicts;
    this.steps = recorder.steps();
    this.token = token;
  }

  Diagnosis diagnose() {
    Verdict blocked =
        verdicts.stream()
            .filter(verdict -> inquiry.browsers().contains(verdict.profile()))
            .filter(verdict -> !verdict.isAllowed())
            .findFirst()
            .orElse(null);
    if (blocked == null) {
      return shared();
    }
    String code = Objects.requireNonNull(blocked.reason()).code();
    if (code.endsWith("connection-failed")) {
      return unreachable(blocked);
    }
    return blocked(blocked);
  }

  private Diagnosis shared() {
    Surroundings seen = inquiry.isSameOrigin() ? bare() : around();
    List<Finding> findings = new ArrayList<>(NeighbourRules.apply(seen, verdicts));
    findings.addAll(ofVerdicts());
    Prediction none = new Prediction(List.of(), List.of(), true);
    return diagnosis(Diagnosis.Outcome.SHARED, null, none, findings);
  }

  private Diagnosis blocked(Verdict blocked) {
    if (blocked.requests().isEmpty()) {
      Cause cause = CauseFinder.find(inquiry, recorder, Hints.NONE, blocked);
      Prediction none = new Prediction(List.of(), List.of(), false);
      return diagnosis(Diagnosis.Outcome.BLOCKED, cause, none, List.of());
    }
    Surroundings seen = around();
    boolean pastCache = seen.isShared(seen.response(Probe.Kind.FRESH));
    Hints hints = new Hints(pastCache, refused(blocked, seen));
    Cause cause = CauseFinder.find(inquiry, recorder, hints, blocked);
    List<Finding> findings = pastCache ? NeighbourRules.apply(seen, verdicts) : List.of();
    Prediction prediction = Prediction.of(inquiry, recorder, hints, blocked);
    return diagnosis(Diagnosis.Outcome.BLOCKED, cause, prediction, findings);
  }

  private Diagnosis unreachable(Verdict blocked) {
    SentRequest last = blocked.requests().get(blocked.requests().size() - 1);
    WireFailure failure = Objects.requireNonNull(recorder.exchange(last).failure());
    boolean answers = MUTE.contains(failure.kind()) && isAnsweredWithout(last);
    CauseKind kind = answers ? CauseKind.PREFLIGHT_UNANSWERED : kind(failure);
    Cause cause =
        new Cause(
            kind.id(),
            kind.title().replace("{more}", failure.message()),
            kind.fix(),
            null,
            Objects.requireNonNull(blocked.reason()).code(),
            blocked.reason().standard());
    Prediction none = new Prediction(List.of(), List.of(), false);
    Diagnosis.Outcome outcome = answers ? Diagnosis.Outcome.BLOCKED : Diagnosis.Outcome.UNREACHABLE;
    return diagnosis(outcome, cause, none, List.of());
  }

  /** Says whether it is the preflight alone that finds no answer. */
  private boolean isAnsweredWithout(SentRequest last) {
    return last.kind() == SentRequest.Kind.PREFLIGHT
        && last.url().equals(inquiry.url())
        && recorder.exchange(Probe.plain(inquiry).request()).response() != null;
  }

  private static CauseKind kind(WireFailure failure) {
    return switch (failure.kind()) {
      case EXHAUSTED -> CauseKind.TIME_USED_UP;
      case NAME -> CauseKind.NAME_NOT_RESOLVED;
      case INTERNAL -> CauseKind.REDIRECT_INSIDE;
      case REFUSED -> CauseKind.CONNECTION_REFUSED;
      case UNREACHABLE -> CauseKind.UNREACHABLE;
      case TIMEOUT -> CauseKind.TIMEOUT;
      case TLS -> CauseKind.TLS_FAILURE;
      case PROTOCOL -> CauseKind.GARBAGE_ANSWER;
      case CLOSED -> CauseKind.CONNECTION_CLOSED;
    };
  }

  private Surroundings bare() {
    return new Surroundings(inquiry, steps, Map.of());
  }

  private Surroundings around() {
    Map<Probe.Kind, WireExchange> probes = new EnumMap<>(Probe.Kind.class);
    for (Probe probe : Probe.around(inquiry, token)) {
      probes.put(probe.kind(), recorder.exchange(probe.request()));
    }
    return new Surroundings(inquiry, steps, probes);
  }

  /** Finds out what of a preflight is refused, where the answer does not say so. */
  private Hints.@Nullable Refused refused(Verdict blocked, Surroundings seen) {
    SentRequest last = blocked.requests().get(blocked.requests().size() - 1);
    WireResponse granted = seen.response(Probe.Kind.PREFLIGHT);
    boolean first = last.url().equals(inquiry.url());
    if (last.kind() != SentRequest.Kind.PREFLIGHT
        || granted == null
        || !isGranted(granted)
        || !first) {
      return null;
    }
    String names = last.requestHeaders();
    List<String> asked = names == null ? List.of() : List.of(names.split(",", MAX_SINGLES));
    for (Probe.Single single : Probe.singles(inquiry, asked)) {
      if (!isGranted(recorder.exchange(single.request()).response())) {
        return new Hints.Refused(single.method(), single.value(), granted.answer());
      }
    }
    return null;
  }

  private boolean isGranted(@Nullable WireResponse response) {
    return response != null && response.status() < 300 && !isOriginless(response);
  }

  private static boolean isOriginless(WireResponse response) {
    return !response.fields().contains(Surroundings.ALLOW_ORIGIN);
  }

  private List<Finding> ofVerdicts() {
    List<Finding> findings = new ArrayList<>();
    // No engine holds a page of http://localhost to it, trustworthy though that is.
    boolean secure = inquiry.page().scheme().equals("https");
    if (secure && !inquiry.url().origin().isPotentiallyTrustworthy()) {
      String page = "a page of " + inquiry.page();
      Evidence evidence = new Evidence(curl(0), page, "a URL of https");
      findings.add(Neighbour.MIXED_CONTENT.found(Confidence.PROVED, evidence));
    }
    Verdict standard = verdicts.get(0);
    if (standard.profile() == Profile.STANDARD && standard.reason() != null) {
      boolean header = standard.reason().code().endsWith("header-not-allowed");
      boolean authorization = standard.reason().value().equals("authorization");
      Neighbour kind =
          header && authorization
              ? Neighbour.AUTHORIZATION_UNDER_WILDCARD
              : Neighbour.BROWSERS_DISAGREE;
      String fix = standard.reason().fix();
      Evidence evidence = new Evidence(curl(0), standard.reason().what(), fix);
      findings.add(kind.found(Confidence.PROVED, evidence));
    }
    return findings;
  }

  private String curl(int step) {
    return steps.get(step).exchange().curl();
  }

  private Diagnosis diagnosis(
      Diagnosis.Outcome outcome,
      @Nullable Cause cause,
      Prediction prediction,
      List<Finding> findings) {
    return new Diagnosis(
        inquiry,
        outcome,
        verdicts,
        steps,
        cause,
        prediction.next(),
        prediction.grants(),
        prediction.complete(),
        findings,
        Notes.of(inquiry, recorder));
  }
}
