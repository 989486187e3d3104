package dev.drawbridge.doctor.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Everything that an audit has seen so far, in the order of asking. */
record Observations(List<Observation> all) {
  Observations {
    all = List.copyOf(all);
  }

  Observations and(List<Observation> later) {
    List<Observation> both = new ArrayList<>(all);
    both.addAll(later);
    return new Observations(both);
  }

  /** Whether an audit gave up: of what was never asked nothing is known. */
  boolean endedEarly() {
    int from = Math.max(0, all.size() - Audit.PATIENCE);
    return all.subList(from, all.size()).stream().allMatch(Observation::isTurnedAway);
  }

  /** Those of some kinds, actual requests and preflights. */
  Stream<Observation> of(Kind... kinds) {
    Set<Kind> wanted = Set.copyOf(Arrays.asList(kinds));
    return all.stream().filter(one -> wanted.contains(one.probe().kind()));
  }

  /** Those that are no preflights. */
  Stream<Observation> actual(Kind... kinds) {
    return of(kinds).filter(one -> !one.probe().isPreflight());
  }

  /** Those that are preflights. */
  Stream<Observation> preflights(Kind... kinds) {
    return of(kinds).filter(one -> one.probe().isPreflight());
  }
}
