package dev.drawbridge.doctor.probe;

import dev.drawbridge.browser.SentRequest;
import dev.drawbridge.browser.Verdict;
import dev.drawbridge.doctor.finding.BriefCurl;
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

  /** How much of one line, and of the lines of an answer, people want to see. */
  private static final int LONG = 400;

  private static final int MANY = 40;

  private final Diagnosis diagnosis;
  private final PrintStream out;
  private final boolean colored;
  private final boolean verbose;

  private DiagnosisText(Diagnosis diagnosis, PrintStream out, boolean colored, boolean verbose) {
    this.diagnosis = diagnosis;
    this.out = out;
    this.colored = colored;
    this.verbose = verbose;
  }

  /**
   * Writes a diagnosis.
   *
   * @param report the findings, those that are accepted set apart
   * @param colored whether to colour with terminal sequences
   * @param verbose whether to show all of each request and answer, however long
   */
  public static void write(
      Diagnosis diagnosis, Report report, PrintStream out, boolean colored, boolean verbose) {
    DiagnosisText text = new DiagnosisText(diagnosis, out, colored, verbose);
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
      TextReport.write(report, out, colored, verbose);
    }
  }

  private void headline() {
    Inquiry inquiry = diagnosis.inquiry();
    String origin = inquiry.page().isOpaque() ? "an opaque origin (null)" : "" + inquiry.page();
    String who = "a page of " + origin;
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
    say("  " + cause.title());
    Comparison compared = cause.comparison();
    if (compared != null) {
      String pad = " ".repeat(compared.column());
      out.println();
      out.println("    " + compared.field());
      out.println("      received  " + compared.receivedShown());
      out.println("      expected  " + Comparison.shown(compared.expected()));
      out.println("                " + pad + paint(RED, "^ " + compared.words()));
    }
    section("Fix");
    say("  " + cause.fix());
  }

  private void next() {
    if (diagnosis.next().isEmpty()) {
      return;
    }
    section("Then it would fail again");
    int number = 1;
    for (Cause cause : diagnosis.next()) {
      say("  " + number + ". " + cause.id() + ": " + cause.title());
      say("     " + cause.fix());
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
      grant.fields().forEach(field -> say("    " + line(field)));
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
      console.lines().forEach(line -> say("    " + line));
    }
  }

  private void exchanges() {
    if (diagnosis.steps().isEmpty()) {
      return;
    }
    section(verbose ? "Exchanges" : "Exchanges (what every browser sends is left out: --verbose)");
    for (Step step : diagnosis.steps()) {
      out.println();
      exchange(step);
    }
  }

  private void exchange(Step step) {
    WireExchange exchange = step.exchange();
    WireRequest request = exchange.request();
    String query = request.url().query() == null ? "" : "?" + request.url().query();
    out.println(dim("> " + request.method() + " " + request.url().path() + query + " HTTP/1.1"));
    request.fields().fields().stream()
        .filter(field -> verbose || isTelling(field, step.asked()))
        .forEach(field -> out.println(dim("> " + shortened(line(field)))));
    WireResponse response = exchange.response();
    WireFailure failure = exchange.failure();
    if (response != null) {
      answer(response);
    } else if (failure != null) {
      say("! " + failure.message());
    }
    String curl = exchange.curl();
    out.println(dim("$ " + (verbose ? curl : BriefCurl.of(curl))));
  }

  /** Whether the page, and not the browser, is why a request has a field. */
  private static boolean isTelling(Field field, SentRequest asked) {
    return field.isNamed("Host")
        || field.isNamed("Origin")
        || field.isNamed("Cookie")
        || field.name().startsWith("Access-Control-")
        || asked.fields().contains(field.name());
  }

  private void answer(WireResponse response) {
    String head = response.version() + " " + response.status() + " " + response.reason();
    say("< " + head.stripTrailing());
    List<Field> fields = response.fields().fields();
    int shown = verbose ? fields.size() : Math.min(MANY, fields.size());
    fields.subList(0, shown).forEach(field -> say("< " + line(field)));
    if (shown < fields.size()) {
      out.println("< (" + (fields.size() - shown) + " more lines)");
    }
  }

  private void notes() {
    if (diagnosis.notes().isEmpty()) {
      return;
    }
    section("Notes");
    diagnosis.notes().forEach(note -> say("  " + note));
  }

  private static String line(Field field) {
    return field.name() + ": " + Comparison.shown(Secrets.shown(field));
  }

  /** Prints what may be another one's text. */
  private void say(String text) {
    out.println(shortened(Printable.of(text)));
  }

  private String shortened(String text) {
    return verbose || text.length() <= LONG ? text : text.substring(0, LONG) + "…";
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
