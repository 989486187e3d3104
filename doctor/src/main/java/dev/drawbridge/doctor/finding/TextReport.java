package dev.drawbridge.doctor.finding;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A report for people: one paragraph a finding, and a last line that sums up. */
public final class TextReport {
  private final PrintStream out;
  private final boolean colored;
  private final boolean verbose;

  private TextReport(PrintStream out, boolean colored, boolean verbose) {
    this.out = out;
    this.colored = colored;
    this.verbose = verbose;
  }

  /**
   * Writes a report.
   *
   * @param colored whether severities are coloured with terminal sequences
   * @param verbose whether the evidence is whole, or one request without what every browser sends
   */
  public static void write(Report report, PrintStream out, boolean colored, boolean verbose) {
    TextReport text = new TextReport(out, colored, verbose);
    report.findings().forEach(text::finding);
    report.accepted().forEach(text::accepted);
    out.println(summary(report));
  }

  private void finding(Finding finding) {
    head(finding, finding.confidence().label());
    finding.evidence().stream().limit(verbose ? Long.MAX_VALUE : 1).forEach(this::evidence);
    line("  why: ", finding.why());
    line("  fix: ", finding.fix());
    line("  see: ", finding.reference());
    out.println();
  }

  private void accepted(Accepted one) {
    head(one.finding(), "accepted until " + one.acceptance().until());
    line("  reason: ", one.acceptance().reason());
    out.println();
  }

  private void head(Finding finding, String state) {
    String title = Printable.of(finding.title());
    out.println(severity(finding.severity()) + " " + finding.id() + " (" + state + "): " + title);
  }

  private void evidence(Evidence evidence) {
    line("  $ ", verbose ? evidence.curl() : BriefCurl.of(evidence.curl()));
    line("    observed: ", evidence.observed());
    line("    expected: ", evidence.expected());
  }

  private void line(String label, String text) {
    out.println(label + Printable.of(text));
  }

  private String severity(Severity severity) {
    String code =
        switch (severity) {
          case CRITICAL, HIGH -> "1;31";
          case MEDIUM -> "33";
          case LOW -> "36";
          case INFO -> "2";
        };
    return colored ? "\033[" + code + "m" + severity.label() + "\033[0m" : severity.label();
  }

  private static String summary(Report report) {
    Map<String, Long> counts = new LinkedHashMap<>();
    report.findings().forEach(f -> counts.merge(f.severity().label(), 1L, Long::sum));
    int total = report.findings().size();
    String found =
        switch (total) {
          case 0 -> "no finding";
          case 1 -> "1 finding";
          default -> total + " findings";
        };
    String each =
        counts.entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", "));
    String accepted =
        report.accepted().isEmpty() ? "" : ", " + report.accepted().size() + " accepted";
    return found + (total == 0 ? "" : " (" + each + ")") + accepted + ": " + report.url();
  }
}
