package dev.drawbridge.doctor.finding;

import dev.drawbridge.origin.Url;
import java.util.Comparator;
import java.util.List;

/**
 * All that was found about one URL.
 *
 * @param url what was asked, without fragment, user name and password
 * @param findings what counts, the worst first
 * @param accepted what the team lives with, the worst first
 */
public record Report(Url url, List<Finding> findings, List<Accepted> accepted) {
  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::severity).thenComparing(Finding::id);

  /** Sorts the findings and bares the URL. */
  public Report {
    url = url.bare();
    findings = findings.stream().sorted(WORST_FIRST).toList();
    accepted =
        accepted.stream().sorted(Comparator.comparing(Accepted::finding, WORST_FIRST)).toList();
  }

  /** Returns the report of findings of which none is accepted. */
  public static Report of(Url url, List<Finding> findings) {
    return new Report(url, findings, List.of());
  }

  /** Says whether a finding that is not accepted harms that much or more. */
  public boolean reaches(Severity least) {
    return findings.stream().anyMatch(finding -> finding.severity().isAtLeast(least));
  }
}
