package dev.drawbridge.doctor.probe;

import dev.drawbridge.browser.Verdict;
import dev.drawbridge.doctor.finding.Category;
import dev.drawbridge.doctor.finding.Confidence;
import dev.drawbridge.doctor.finding.Evidence;
import dev.drawbridge.doctor.finding.Finding;
import dev.drawbridge.doctor.finding.Report;
import dev.drawbridge.doctor.finding.Severity;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the doctor found.
 *
 * @param inquiry what was asked
 * @param outcome what becomes of the fetch
 * @param verdicts those of the standard and of each engine that was asked for
 * @param steps the fetch, request by request
 * @param cause why it is blocked or unreachable, null if it is shared
 * @param next what would fail next, once the cause is mended
 * @param grants what the answers would have to be; empty where that cannot be said
 * @param complete whether the page would get its answer with these grants
 * @param findings what else is wrong
 * @param notes what one has to know about these results, a sentence each
 */
public record Diagnosis(
    Inquiry inquiry,
    Outcome outcome,
    List<Verdict> verdicts,
    List<Step> steps,
    @Nullable Cause cause,
    List<Cause> next,
    List<Grant> grants,
    boolean complete,
    List<Finding> findings,
    List<String> notes) {

  /** What becomes of a fetch. */
  public enum Outcome {
    /** Every browser asked for hands the answer to the page. */
    SHARED,
    /** One of them does not. */
    BLOCKED,
    /** There is no answer. */
    UNREACHABLE;

    /** Returns the word of reports: the name in lower case. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Copies the lists. */
  public Diagnosis {
    verdicts = List.copyOf(verdicts);
    steps = List.copyOf(steps);
    next = List.copyOf(next);
    grants = List.copyOf(grants);
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }

  /**
   * Returns the exit code of a command: 0 shared, 1 blocked or a finding that weighs that much, 4
   * unreachable.
   *
   * @param report the findings, those that are accepted set apart
   */
  public int exitCode(Report report, Severity failOn) {
    return switch (outcome) {
      case UNREACHABLE -> 4;
      case BLOCKED -> 1;
      case SHARED -> report.reaches(failOn) ? 1 : 0;
    };
  }

  /** Returns the cause as a finding, for reports that have nothing but findings; null if none. */
  public @Nullable Finding causeAsFinding() {
    if (cause == null) {
      return null;
    }
    List<Evidence> evidence =
        steps.isEmpty() ? List.of() : List.of(evidence(steps.get(steps.size() - 1), cause));
    return new Finding(
        cause.id(),
        Category.FUNCTIONAL,
        Severity.HIGH,
        Confidence.PROVED,
        cause.title(),
        evidence,
        "The page gets a network error instead of the answer.",
        cause.fix(),
        cause.reference());
  }

  private static Evidence evidence(Step step, Cause cause) {
    Comparison compared = cause.comparison();
    return new Evidence(
        step.exchange().curl(),
        compared == null ? cause.title() : compared.field() + ": " + compared.received(),
        compared == null
            ? "an answer that is shared"
            : compared.field() + ": " + compared.expected());
  }
}
