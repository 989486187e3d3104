package dev.drawbridge.cors;

import dev.drawbridge.cors.PolicyProblem.SettingProblem;
import dev.drawbridge.cors.PolicyProblem.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Finds all reasons why settings make no sound policy. */
final class PolicyCheck {
  private static final Duration LONGEST = Duration.ofHours(24);

  private final Settings settings;
  private final List<PolicyProblem> problems = new ArrayList<>();

  private PolicyCheck(Settings settings) {
    this.settings = settings;
  }

  static List<PolicyProblem> problemsOf(Settings settings) {
    PolicyCheck check = new PolicyCheck(settings);
    new OriginsCheck(settings, check.problems).run();
    new NamesCheck(settings, check.problems).run();
    check.maxAge();
    check.preflightStatus();
    return List.copyOf(check.problems);
  }

  private void maxAge() {
    Duration age = settings.maxAge();
    if (age != null && (age.isNegative() || age.compareTo(LONGEST) > 0)) {
      String value = written(age);
      problems.add(
          new SettingProblem(
              "max-age-out-of-bounds",
              Verdict.PROHIBITED,
              "max-age",
              value,
              "prohibited max-age " + Quoted.of(value) + ": 0s to 24h was expected.",
              age.isNegative()
                  ? "Write 0s to switch caching off, or leave the setting out."
                  : "Write 24h or less; Chromium keeps no preflight longer than 2h."));
    }
  }

  /** Returns the duration in the largest unit that it is a whole number of. */
  private static String written(Duration age) {
    long seconds = age.toSeconds();
    if (seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  private void preflightStatus() {
    int status = settings.preflightStatus();
    if (status != 200 && status != 204) {
      problems.add(
          new SettingProblem(
              "value-invalid",
              Verdict.INVALID,
              "preflight-status",
              "" + status,
              "invalid preflight-status " + Quoted.of("" + status) + ": 204 or 200 was expected.",
              "Write 204, or 200 for clients that take nothing else."));
    }
  }
}
