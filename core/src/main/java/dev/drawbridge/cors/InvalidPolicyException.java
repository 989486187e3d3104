package dev.drawbridge.cors;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown for a policy that cannot be built; carries all its problems, one a line. */
public final class InvalidPolicyException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** An array, for not every list can be serialised. */
  private final PolicyProblem[] problems;

  InvalidPolicyException(List<PolicyProblem> problems) {
    super(
        problems.stream()
            .map(p -> p.code() + ": " + p.message() + " " + p.fix())
            .collect(Collectors.joining("\n")));
    this.problems = problems.toArray(PolicyProblem[]::new);
  }

  /** Returns the problems in the order of the settings, at least one. */
  public List<PolicyProblem> problems() {
    return List.of(problems);
  }
}
