package dev.drawbridge.cli;

import dev.drawbridge.browser.BlockReason;
import dev.drawbridge.browser.CredentialsMode;
import dev.drawbridge.browser.FetchRequest;
import dev.drawbridge.browser.Profile;
import dev.drawbridge.doctor.Consultation;
import dev.drawbridge.doctor.finding.AcceptFile;
import dev.drawbridge.doctor.finding.Finding;
import dev.drawbridge.doctor.finding.InvalidAcceptFileException;
import dev.drawbridge.doctor.finding.Report;
import dev.drawbridge.doctor.finding.SarifReport;
import dev.drawbridge.doctor.finding.Severity;
import dev.drawbridge.doctor.probe.Diagnosis;
import dev.drawbridge.doctor.probe.DiagnosisJson;
import dev.drawbridge.doctor.probe.DiagnosisText;
import dev.drawbridge.doctor.probe.Inquiry;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.Url;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code drawbridge doctor URL --origin ORIGIN}. */
@Command(
    name = "doctor",
    description = {
      "Asks a live URL as a browser would, and says whether a page may read the answer; if not,"
          + " why, down to the character, how to mend it, and what would fail next.",
      "Sends GET and OPTIONS only, no cookie that is not given, a few requests a second.",
      "Exit: 0 shared; 1 blocked, or findings at or above --fail-on; 2 bad argument or unreadable"
          + " file; 4 unreachable."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Drawbridge.Version.class)
final class DoctorVerb implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "URL", description = "what the page fetches")
  private String url = "";

  @Option(
      names = "--origin",
      required = true,
      paramLabel = "ORIGIN",
      description = "the origin of the page, such as https://app.example")
  private String origin = "";

  @Option(
      names = {"-X", "--request"},
      paramLabel = "METHOD",
      description =
          "the method of the fetch; default GET. A GET stands in for the answer to one that might"
              + " change something")
  private String method = "GET";

  @Option(
      names = {"-H", "--header"},
      paramLabel = "'NAME: VALUE'",
      description = "a field that the page sets; may be repeated")
  private List<String> headers = List.of();

  @Option(
      names = "--credentials",
      paramLabel = "MODE",
      converter = CredentialsWord.class,
      description = "include, same-origin or omit; default same-origin")
  private CredentialsMode credentials = CredentialsMode.SAME_ORIGIN;

  @Option(
      names = "--cookie",
      paramLabel = "COOKIE",
      description = "what the browser has for the URL, such as 'sid=1'; sent with credentials only")
  private @Nullable String cookie;

  @Option(
      names = "--browser",
      paramLabel = "BROWSER",
      description = "whose verdict counts: ${COMPLETION-CANDIDATES}; default all")
  private Browsers browser = Browsers.all;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "how the diagnosis is written: ${COMPLETION-CANDIDATES}; default text")
  private Format format = Format.text;

  @Option(
      names = {"-v", "--verbose"},
      description = "the text shows all of each request and answer, and all evidence")
  private boolean verbose;

  @Option(
      names = "--audit",
      description = "also looks for what a page can read and should not; some ninety requests more")
  private boolean audit;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description = "what makes the exit code 1: ${COMPLETION-CANDIDATES}; default medium")
  private Weight failOn = Weight.medium;

  @Option(
      names = "--accept",
      paramLabel = "FILE",
      description = "findings to live with, lines of 'ID URL until DATE REASON'")
  private @Nullable Path accept;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationWord.class,
      description = "how long an answer may take, such as 500ms or 30s; default 10s")
  private Duration timeout = Duration.ofSeconds(10);

  @Option(
      names = "--max-time",
      paramLabel = "DURATION",
      converter = DurationWord.class,
      description = "how long all answers may take together; default 2m")
  private Duration patience = Duration.ofMinutes(2);

  @Option(
      names = "--rate",
      paramLabel = "NUMBER",
      description = "how many requests a second go to a host; default 5")
  private double rate = 5;

  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      description = "certificates to trust beside those of the system, PEM or DER")
  private @Nullable Path authorities;

  DoctorVerb(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The words of {@code --browser}. */
  enum Browsers {
    all(null),
    standard(Profile.STANDARD),
    chromium(Profile.CHROMIUM),
    firefox(Profile.FIREFOX),
    webkit(Profile.WEBKIT);

    private final @Nullable Profile profile;

    Browsers(@Nullable Profile profile) {
      this.profile = profile;
    }

    List<Profile> profiles() {
      return profile == null ? Inquiry.ENGINES : List.of(profile);
    }
  }

  /** The words of {@code --format}. */
  enum Format {
    text,
    json,
    sarif
  }

  /** The words of {@code --fail-on}: these and what weighs more. */
  enum Weight {
    critical(Severity.CRITICAL),
    high(Severity.HIGH),
    medium(Severity.MEDIUM),
    low(Severity.LOW),
    info(Severity.INFO);

    private final Severity severity;

    Weight(Severity severity) {
      this.severity = severity;
    }
  }

  @Override
  public Integer call() {
    Inquiry inquiry = inquiry();
    AcceptFile accepted;
    try {
      accepted = acceptFile();
    } catch (InvalidAcceptFileException e) {
      terminal.err().println(e.getMessage());
      return Drawbridge.USAGE;
    }
    ProbeProgress progress = ProbeProgress.of(terminal.err());
    try (Consultation consultation = consultation(progress)) {
      Diagnosis diagnosis = consultation.diagnose(inquiry);
      List<Finding> findings = audit ? consultation.audit(diagnosis) : diagnosis.findings();
      progress.end();
      Report report = Report.of(inquiry.url(), findings);
      if (accepted != null) {
        AcceptFile.Outcome outcome = accepted.apply(report, LocalDate.now(ZoneId.systemDefault()));
        outcome.remarks().forEach(terminal.err()::println);
        report = outcome.report();
      }
      print(diagnosis, report);
      return diagnosis.exitCode(report, failOn.severity);
    }
  }

  private void print(Diagnosis diagnosis, Report report) {
    switch (format) {
      case text ->
          DiagnosisText.write(
              diagnosis, report, terminal.out(), terminal.ansi().enabled(), verbose);
      case json -> DiagnosisJson.write(diagnosis, report, terminal.out());
      case sarif -> SarifReport.write(withCause(diagnosis, report), terminal.out());
    }
  }

  private static Report withCause(Diagnosis diagnosis, Report report) {
    Finding cause = diagnosis.causeAsFinding();
    List<Finding> all = new ArrayList<>(report.findings());
    if (cause != null) {
      all.add(0, cause);
    }
    return new Report(report.url(), all, report.accepted());
  }

  private Inquiry inquiry() {
    FetchRequest fetch =
        FetchRequest.of(page(), target().toString()).method(method).credentials(credentials);
    for (String header : headers) {
      Field field = field(header);
      fetch = fetch.field(field.name(), field.value());
    }
    Inquiry inquiry = new Inquiry(fetch, cookie, browser.profiles());
    BlockReason mistake = inquiry.mistake();
    if (mistake != null) {
      throw bad("no page can make this fetch: " + mistake.what() + " " + mistake.fix());
    }
    return inquiry;
  }

  private Url target() {
    Url parsed = Url.parse(url);
    if (parsed == null || !parsed.isHttp()) {
      throw bad("invalid URL '" + url + "': " + expected());
    }
    return parsed;
  }

  private String expected() {
    boolean bare = !url.contains("://") && Url.parse("https://" + url) != null;
    return bare
        ? "it has no scheme; put http:// or https:// in front, as in 'https://" + url + "'"
        : "expected http:// or https://; write such as 'https://api.example/items'";
  }

  private Origin page() {
    try {
      return Origin.of(origin);
    } catch (IllegalArgumentException e) {
      throw bad("--origin: " + e.getMessage());
    }
  }

  private Field field(String header) {
    int colon = header.indexOf(':');
    if (colon <= 0) {
      throw bad("invalid -H '" + header + "': expected a name and a colon, such as 'X-Trace: 1'");
    }
    return new Field(header.substring(0, colon).strip(), header.substring(colon + 1).strip());
  }

  private @Nullable AcceptFile acceptFile() throws InvalidAcceptFileException {
    if (accept == null) {
      return null;
    }
    try {
      return AcceptFile.parse(accept.toString(), Files.readString(accept, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw bad("--accept: cannot read '" + accept + "': " + ReadFailure.words(e));
    }
  }

  private Consultation consultation(ProbeProgress progress) {
    if (!(rate > 0)) {
      throw bad("invalid --rate '" + rate + "': expected more than 0, such as 5");
    }
    try {
      return Consultation.open(timeout, patience, rate, authorities, progress);
    } catch (FileSystemException e) {
      throw bad("--cacert: cannot read '" + authorities + "': " + ReadFailure.words(e));
    } catch (IOException e) {
      throw bad("--cacert: " + ReadFailure.words(e));
    }
  }

  private ParameterException bad(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }
}
