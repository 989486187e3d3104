package dev.drawbridge.doctor.probe;

import dev.drawbridge.browser.Verdict;
import dev.drawbridge.doctor.finding.Printable;
import dev.drawbridge.doctor.finding.Report;
import dev.drawbridge.doctor.finding.TextReport;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.wire.WireExchange;
import dev.drawbridge.wire.WireFailure;
import dev.drawbridge.wire.WireRequest;
import dev.drawbridge.wire.WireResponse;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** A diagnosis for the person with the red line: the verdict first, then the cause and the fix. */
public final class DiagnosisText {
  private static final String RED = "1;31";
  private static final String GREEN = "1;32";
  private static final String BOLD = "1";
  private static final String DIM = "2";

  private final Diagnosis diagnosis;
  private final PrintStream out;
  private final boolean colored;

  private DiagnosisText(Diagnosis diagnosis, PrintStream out, boolean colored) {
    this.diagnosis = diagnosis;
    this.out = out;
    this.colored = colored;
  }

  /**
   * Writes a diagnosis.
   *
   * @param report the findings, those that are accepted set apart
   * @param colored whether to colour with terminal sequences
   */
  public static void write(Diagnosis diagnosis, Report report, PrintStream out, boolean colored) {
    DiagnosisText text = new DiagnosisText(diagnosis, out, colored);
    text.headline();
    text.cause();
    text.next();
    text.grants();
    text.console();
    text.exchanges();
    text.notes();
    boolean none = report.findings().isEmpty() && report.accepted().isEmpty();
    if (diagnosis.outcome() == Diagnosis.Outcome.SHARED || !none) {
      text.section("Beside that");
      TextReport.write(report, out, colored);
    }
  }

  private void headline() {
    Inquiry inquiry = diagnosis.inquiry();
    String who = "a page of " + inquiry.page();
    String what = inquiry.method() + " " + inquiry.url();
    String line =
        switch (diagnosis.outcome()) {
          case SHARED -> paint(GREEN, "Shared:") + " " + who + " gets the answer to " + what;
          case BLOCKED -> paint(RED, "Blocked:") + " " + who + " may not read " + what;
          case UNREACHABLE -> paint(RED, "Unreachable:") + " there is no answer to " + what;
        };
    out.println(line);
    for (Verdict verdict : diagnosis.verdicts()) {
      String name = verdict.profile().name().toLowerCase(Locale.ROOT);
      String reason = verdict.reason() == null ? "shared" : "blocked  " + verdict.reason().code();
      out.printf("  %-9s %s%n", name, reason);
    }
  }

  private void cause() {
    Cause cause = diagnosis.cause();
    if (cause == null) {
      return;
    }
    section("Cause: " + cause.id());
    out.println("  " + cause.title());
    Comparison compared = cause.comparison();
    if (compared != null) {
      String pad = " ".repeat(compared.column());
      out.println();
      out.println("    " + compared.field());
      out.println("      received  " + Comparison.shown(compared.received()));
      out.println("      expected  " + Comparison.shown(compared.expected()));
      out.println("                " + pad + paint(RED, "^ " + compared.words()));
    }
    section("Fix");
    out.println("  " + cause.fix());
  }

  private void next() {
    if (diagnosis.next().isEmpty()) {
      return;
    }
    section("Then it would fail again");
    int number = 1;
    for (Cause cause : diagnosis.next()) {
      out.println("  " + number + ". " + cause.id() + ": " + cause.title());
      out.println("     " + cause.fix());
      number++;
    }
  }

  private void grants() {
    if (diagnosis.grants().isEmpty()) {
      return;
    }
    section(
        diagnosis.complete()
            ? "With these answers the page gets it"
            : "These answers are needed; what comes after them is not known");
    for (Grant grant : diagnosis.grants()) {
      out.println("  to " + grant.method() + " " + grant.url());
      out.println("    status " + grant.status());
      grant.fields().forEach(field -> out.println("    " + line(field)));
    }
  }

  private void console() {
    List<Verdict> printed =
        diagnosis.verdicts().stream().filter(verdict -> verdict.console() != null).toList();
    if (printed.isEmpty()) {
      return;
    }
    section("What the console says");
    for (Verdict verdict : printed) {
      out.println("  " + verdict.profile().name().toLowerCase(Locale.ROOT));
      String console = verdict.console() == null ? "" : verdict.console();
      console.lines().forEach(line -> out.println("    " + Printable.of(line)));
    }
  }

  private void exchanges() {
    if (diagnosis.steps().isEmpty()) {
      return;
    }
    section("Exchanges");
    for (Step step : diagnosis.steps()) {
      out.println();
      exchange(step.exchange());
    }
  }

  private void exchange(WireExchange exchange) {
    WireRequest request = exchange.request();
    String query = request.url().query() == null ? "" : "?" + request.url().query();
    out.println(dim("> " + request.method() + " " + request.url().path() + query + " HTTP/1.1"));
    request.fields().fields().forEach(field -> out.println(dim("> " + line(field))));
    WireResponse response = exchange.response();
    WireFailure failure = exchange.failure();
    if (response != null) {
      String head = response.version() + " " + response.status() + " " + response.reason();
      out.println("< " + Printable.of(head.stripTrailing()));
      response.fields().fields().forEach(field -> out.println("< " + line(field)));
    } else if (failure != null) {
      out.println("! " + Printable.of(failure.message()));
    }
    out.println(dim("$ " + exchange.curl()));
  }

  private void notes() {
    if (diagnosis.notes().isEmpty()) {
      return;
    }
    section("Notes");
    diagnosis.notes().forEach(note -> out.println("  " + Printable.of(note)));
  }

  private static String line(Field field) {
    return field.name() + ": " + Comparison.shown(Secrets.shown(field));
  }

  private void section(String title) {
    out.println();
    out.println(paint(BOLD, title));
  }

  private String dim(String text) {
    return paint(DIM, text);
  }

  private String paint(String code, String text) {
    return colored ? "\033[" + code + "m" + text + "\033[0m" : text;
  }
}
