package dev.drawbridge.spring;

import dev.drawbridge.config.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;

/**
 * One reason why an application does not start.
 *
 * @param subject what is at fault: a property, a bean, a method, or a place in a policy file
 * @param origin where that stands; null if nobody knows
 * @param reason what is wrong and what was expected, one sentence
 * @param fix how to mend it, one sentence
 */
record SetupProblem(String subject, @Nullable String origin, String reason, String fix) {

  /** A problem of a property. */
  static SetupProblem of(Problem problem, Settings settings) {
    Origin origin = settings.origin(problem.path());
    return new SetupProblem(
        problem.path(),
        origin == null ? null : origin.toString(),
        problem.message(),
        problem.fix());
  }

  /** A problem of a policy file. */
  static SetupProblem of(Problem problem) {
    String path = problem.path().isEmpty() ? problem.code() : problem.path();
    String place = problem.file() + ":" + problem.line() + ":" + problem.column();
    return new SetupProblem(path, place, problem.message(), problem.fix());
  }

  /** A paragraph: the subject, and below it, indented, the rest. */
  @Override
  public String toString() {
    String place = origin == null ? "" : "\n        Origin: " + origin;
    return subject + place + "\n        Reason: " + reason + "\n        Fix: " + fix;
  }
}
