package dev.drawbridge.doctor.explain;

import java.util.Arrays;
import java.util.List;

/** A possible cause of a message: {@code name} or {@code name?condition+condition}. */
record Candidate(String name, List<Condition> conditions) {

  static Candidate of(String text) {
    String[] parts = text.split("\\?", 2);
    List<Condition> conditions =
        parts.length == 1
            ? List.of()
            : Arrays.stream(parts[1].split("\\+", -1)).map(Condition::of).toList();
    return new Candidate(parts[0], conditions);
  }

  boolean isPossible(Facts facts, Phase phase) {
    return conditions.stream().allMatch(condition -> condition.holds(facts, phase));
  }

  boolean isLikely(Facts facts) {
    return conditions.stream().anyMatch(condition -> condition.isProof(facts));
  }
}
