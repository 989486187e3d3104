package dev.drawbridge.doctor.audit;

import dev.drawbridge.origin.Url;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which probes an audit sends: three lists, each made of what the ones before brought back. There
 * are never more than {@link #MOST} probes.
 */
final class Plan {
  /** The bound on the number of probes. */
  static final int MOST = 240;

  /** Octets of a list that a server of usual limits still reads. */
  private static final int LONG = 6000;

  private final Target target;
  private final Questions plain;

  Plan(Target target) {
    this.target = target;
    this.plain = new Questions(target, false);
  }

  /** What the URL answers to everybody, and whether it takes a query that it does not know. */
  List<Probe> first() {
    Url fresh = plain.freshUrl(Kind.BASELINE_UNIQUE);
    return List.of(plain.get(Kind.BASELINE, null), plain.get(Kind.BASELINE_UNIQUE, null, fresh));
  }

  /** What it answers to the known origin and to one that nobody knows. */
  List<Probe> second(Observations seen) {
    Questions ask = questions(seen);
    return List.of(
        ask.get(Kind.KNOWN, known()),
        ask.get(Kind.FOREIGN, target.foreign()),
        ask.preflight(Kind.KNOWN, known()),
        ask.preflight(Kind.FOREIGN, target.foreign()));
  }

  /** Everything else. */
  List<Probe> third(Observations seen) {
    Questions ask = questions(seen);
    List<Probe> probes = new ArrayList<>(hostile(seen, ask));
    probes.addAll(lists(seen, ask));
    probes.addAll(oddities(ask));
    if (target.given().contains("Authorization")) {
      probes.add(ask.getWithoutGiven(Kind.ANONYMOUS, known()));
    }
    if (takesAnyQuery(seen)) {
      probes.addAll(caches(ask));
    }
    return probes.subList(0, Math.min(probes.size(), MOST));
  }

  /** Whether an unknown query changes nothing, so that every probe may have one. */
  static boolean takesAnyQuery(Observations seen) {
    return seen.of(Kind.BASELINE, Kind.BASELINE_UNIQUE)
            .mapToInt(Observation::status)
            .distinct()
            .count()
        == 1;
  }

  private Questions questions(Observations seen) {
    return new Questions(target, takesAnyQuery(seen));
  }

  private String known() {
    return target.origin().toString();
  }

  private List<Probe> hostile(Observations seen, Questions ask) {
    boolean actual = answers(seen, false);
    boolean preflight = answers(seen, true);
    List<Probe> probes = new ArrayList<>();
    for (HostileOrigins.Hostile one : HostileOrigins.of(target)) {
      if (actual || !preflight) {
        probes.add(ask.get(one.kind(), one.origin()));
      }
      if (!actual) {
        probes.add(ask.preflight(one.kind(), one.origin()));
      }
    }
    return probes;
  }

  /** Whether CORS is spoken at all on preflights or on actual requests. */
  private static boolean answers(Observations seen, boolean preflights) {
    return seen.of(Kind.KNOWN, Kind.FOREIGN)
        .filter(one -> one.probe().isPreflight() == preflights)
        .anyMatch(one -> one.allowOrigin() != null);
  }

  private List<Probe> lists(Observations seen, Questions ask) {
    String origin =
        seen.preflights(Kind.KNOWN).anyMatch(Observation::isShared) ? known() : target.foreign();
    String method = target.word().toUpperCase(Locale.ROOT);
    String names =
        IntStream.range(0, LONG / 6)
            .mapToObj(i -> "x" + (1000 + i))
            .collect(Collectors.joining(","));
    return List.of(
        ask.preflight(Kind.UNKNOWN_METHOD, origin, method, null),
        ask.preflight(Kind.UNKNOWN_FIELD, origin, "GET", "x-" + target.word()),
        ask.preflight(Kind.COMMAS, origin, "GET", String.join("", Collections.nCopies(LONG, ","))),
        ask.preflight(Kind.NAMES, origin, "GET", names));
  }

  private List<Probe> oddities(Questions ask) {
    List<String> knownFirst = List.of(known(), target.foreign());
    List<String> knownLast = List.of(target.foreign(), known());
    String injected = target.foreign() + "%0d%0a" + AnswerRules.INJECTED + ":%20" + target.word();
    return List.of(
        ask.getFromBoth(Kind.KNOWN_THEN_FOREIGN, knownFirst),
        ask.getFromBoth(Kind.FOREIGN_THEN_KNOWN, knownLast),
        ask.preflightFromBoth(Kind.KNOWN_THEN_FOREIGN, knownFirst),
        ask.preflightFromBoth(Kind.FOREIGN_THEN_KNOWN, knownLast),
        ask.get(Kind.INJECTION, injected),
        ask.privateNetwork(Kind.PRIVATE_NETWORK, target.foreign()));
  }

  private List<Probe> caches(Questions ask) {
    Url knownFirst = ask.freshUrl(Kind.CACHE_KNOWN_FIRST);
    Url noneFirst = ask.freshUrl(Kind.CACHE_NONE_FIRST);
    Url preflights = ask.freshUrl(Kind.CACHE_PREFLIGHT_FIRST);
    return List.of(
        ask.get(Kind.CACHE_KNOWN_FIRST, known(), knownFirst),
        ask.get(Kind.CACHE_FOREIGN_SECOND, target.foreign(), knownFirst),
        ask.get(Kind.CACHE_NONE_FIRST, null, noneFirst),
        ask.get(Kind.CACHE_KNOWN_SECOND, known(), noneFirst),
        ask.preflight(Kind.CACHE_PREFLIGHT_FIRST, known(), preflights),
        ask.preflight(Kind.CACHE_PREFLIGHT_SECOND, target.foreign(), preflights));
  }
}
