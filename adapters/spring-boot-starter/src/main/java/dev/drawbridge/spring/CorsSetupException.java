package dev.drawbridge.spring;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown at the start of an application whose CORS is not set up soundly; has all the problems. */
final class CorsSetupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String action;

  CorsSetupException(List<SetupProblem> problems, String action) {
    super(
        "The application's CORS is not set up soundly:\n\n"
            + problems.stream()
                .map(problem -> "    " + problem)
                .collect(Collectors.joining("\n\n")));
    this.action = action;
  }

  /** What to do, in a sentence for all the problems. */
  String action() {
    return action;
  }
}
