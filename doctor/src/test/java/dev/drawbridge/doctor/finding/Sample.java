package dev.drawbridge.doctor.finding;

import dev.drawbridge.origin.Url;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;

/** Reports to be written. */
final class Sample {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private Sample() {}

  static Finding finding(String id, Severity severity) {
    return new Finding(
        id,
        Category.SECURITY,
        severity,
        Confidence.PROVED,
        "Title of " + id + ".",
        List.of(
            new Evidence(
                "curl -si 'https://api.example/a' -H 'Origin: null'",
                "200, Access-Control-Allow-Origin: null\u001b[31m",
                "no Access-Control-Allow-Origin")),
        "Any page can be null.",
        "Never allow null.",
        "https://fetch.spec.whatwg.org/#http-cors-protocol");
  }

  /** One finding that counts, of two kinds, and one that is accepted. */
  static Report report() {
    Acceptance acceptance =
        new Acceptance(3, "no-vary", null, LocalDate.of(2027, 1, 31), "the cache is off");
    return new Report(
        Url.of("https://user:secret@api.example/a#part"),
        List.of(finding("low-one", Severity.LOW), finding("high-one", Severity.HIGH)),
        List.of(new Accepted(finding("no-vary", Severity.MEDIUM), acceptance)));
  }

  static String written(BiConsumer<Report, PrintStream> writer, Report report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    writer.accept(report, out);
    out.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
