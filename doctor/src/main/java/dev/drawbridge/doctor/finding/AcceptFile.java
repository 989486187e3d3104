package dev.drawbridge.doctor.finding;

import dev.drawbridge.origin.Url;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The findings that a team lives with, each at a URL, until a day and for a reason. Immutable.
 *
 * <p>A line of the file is {@code ID URL until DATE REASON}, words apart by white space, the URL an
 * {@code http} or {@code https} one or {@code *}, the date as in {@code 2027-01-31}. What begins
 * with a number sign and lines without a word are skipped.
 */
public final class AcceptFile {
  private static final String PROLONG =
      "Mend what it accepts, or decide anew and write a later day.";
  private static final String REMOVE = "Remove the line, or correct its id.";

  private final String name;
  private final List<Acceptance> acceptances;

  private AcceptFile(String name, List<Acceptance> acceptances) {
    this.name = name;
    this.acceptances = List.copyOf(acceptances);
  }

  /**
   * Reads the text of an accept file.
   *
   * @param name the name of the file for messages
   * @throws InvalidAcceptFileException if a line is none; its message has all problems, each with
   *     file, line and column
   */
  public static AcceptFile parse(String name, String text) throws InvalidAcceptFileException {
    List<Acceptance> acceptances = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    int number = 0;
    String marked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    for (String line : marked.split("\r\n|\r|\n", -1)) {
      number++;
      if (line.isBlank() || line.strip().startsWith("#")) {
        continue;
      }
      try {
        acceptances.add(new AcceptLine(line, number).parse());
      } catch (AcceptLine.InvalidException e) {
        problems.add(name + ":" + number + ":" + e.column() + ": error " + e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidAcceptFileException(problems);
    }
    return new AcceptFile(name, acceptances);
  }

  /** Returns the lines in order. */
  public List<Acceptance> acceptances() {
    return acceptances;
  }

  /**
   * Sets the accepted findings of a report apart.
   *
   * @param today the day that decides which acceptances have expired
   */
  public Outcome apply(Report report, LocalDate today) {
    Sorting sorting = new Sorting(report.url(), today);
    report.findings().forEach(sorting::sort);
    List<Accepted> accepted = new ArrayList<>(report.accepted());
    accepted.addAll(sorting.accepted);
    return new Outcome(new Report(report.url(), sorting.findings, accepted), sorting.remarks());
  }

  /**
   * What an accept file makes of a report.
   *
   * @param report the report, its accepted findings set apart
   * @param remarks what to tell about the file: acceptances that have expired, or that no finding
   *     needs; each with file and line
   */
  public record Outcome(Report report, List<String> remarks) {
    /** Copies the remarks. */
    public Outcome {
      remarks = List.copyOf(remarks);
    }
  }

  private final class Sorting {
    private final Url url;
    private final LocalDate today;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Accepted> accepted = new ArrayList<>();
    private final Set<Acceptance> met = new LinkedHashSet<>();

    Sorting(Url url, LocalDate today) {
      this.url = url;
      this.today = today;
    }

    void sort(Finding finding) {
      List<Acceptance> meant =
          acceptances.stream().filter(one -> one.covers(finding.id(), url)).toList();
      met.addAll(meant);
      meant.stream()
          .filter(one -> !one.isExpired(today))
          .findFirst()
          .ifPresentOrElse(
              one -> accepted.add(new Accepted(finding, one)), () -> findings.add(finding));
    }

    List<String> remarks() {
      List<String> remarks = new ArrayList<>();
      for (Acceptance one : acceptances) {
        if (!one.covers(one.id(), url)) {
          continue; // for another URL
        }
        if (one.isExpired(today)) {
          remarks.add(remark(one, "acceptance-expired", "ended on " + one.until(), PROLONG));
        } else if (!met.contains(one)) {
          remarks.add(remark(one, "acceptance-unused", "accepts nothing that was found", REMOVE));
        }
      }
      return remarks;
    }

    private String remark(Acceptance one, String code, String what, String fix) {
      String head = name + ":" + one.line() + ":1: warning " + code + ": acceptance of '";
      return head + one.id() + "' " + what + ". " + fix;
    }
  }
}
