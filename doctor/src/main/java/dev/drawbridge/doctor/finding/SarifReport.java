package dev.drawbridge.doctor.finding;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A report for what collects findings of many tools: SARIF 2.1.0. Accepted findings are results
 * with a suppression.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
public final class SarifReport {
  private final Report report;
  private final JsonGenerator json;
  private final Map<String, Finding> rules;
  private final List<String> ruleIds;

  private SarifReport(Report report, JsonGenerator json) {
    this.report = report;
    this.json = json;
    this.rules =
        Stream.concat(report.findings().stream(), report.accepted().stream().map(Accepted::finding))
            .collect(
                Collectors.toMap(
                    Finding::id, finding -> finding, (first, later) -> first, LinkedHashMap::new));
    this.ruleIds = new ArrayList<>(rules.keySet());
  }

  /** Writes a report as a log file with one run. */
  public static void write(Report report, PrintStream out) {
    try (JsonGenerator json = JsonReport.generator(out)) {
      new SarifReport(report, json).log();
      json.writeRaw("\n");
    }
  }

  private void log() {
    json.writeStartObject();
    json.writeStringProperty("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json.writeStringProperty("version", "2.1.0");
    json.writeArrayPropertyStart("runs");
    json.writeStartObject();
    tool();
    json.writeArrayPropertyStart("results");
    report.findings().forEach(finding -> result(finding, null));
    report.accepted().forEach(one -> result(one.finding(), one.acceptance()));
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void tool() {
    json.writeObjectPropertyStart("tool");
    json.writeObjectPropertyStart("driver");
    json.writeStringProperty("name", "Drawbridge");
    json.writeArrayPropertyStart("rules");
    rules.values().forEach(this::rule);
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void rule(Finding finding) {
    json.writeStartObject();
    json.writeStringProperty("id", finding.id());
    text("shortDescription", finding.title());
    text("fullDescription", finding.why());
    text("help", finding.fix());
    json.writeStringProperty("helpUri", finding.reference());
    json.writeObjectPropertyStart("defaultConfiguration");
    json.writeStringProperty("level", level(finding.severity()));
    json.writeEndObject();
    json.writeObjectPropertyStart("properties");
    json.writeStringProperty("security-severity", score(finding.severity()));
    json.writeArrayPropertyStart("tags");
    json.writeString("cors");
    json.writeString(finding.category().label());
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void result(Finding finding, @Nullable Acceptance acceptance) {
    json.writeStartObject();
    json.writeStringProperty("ruleId", finding.id());
    json.writeNumberProperty("ruleIndex", ruleIds.indexOf(finding.id()));
    json.writeStringProperty("level", level(finding.severity()));
    text("message", message(finding));
    location();
    json.writeObjectPropertyStart("partialFingerprints");
    json.writeStringProperty("findingAtUrl/v1", fingerprint(finding.id()));
    json.writeEndObject();
    if (acceptance != null) {
      suppression(acceptance);
    }
    json.writeObjectPropertyStart("properties");
    json.writeStringProperty("severity", finding.severity().label());
    json.writeStringProperty("confidence", finding.confidence().label());
    JsonReport.evidence(finding.evidence(), json);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void location() {
    json.writeArrayPropertyStart("locations");
    json.writeStartObject();
    json.writeObjectPropertyStart("physicalLocation");
    json.writeObjectPropertyStart("artifactLocation");
    json.writeStringProperty("uri", report.url().toString());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void suppression(Acceptance acceptance) {
    json.writeArrayPropertyStart("suppressions");
    json.writeStartObject();
    json.writeStringProperty("kind", "external");
    json.writeStringProperty("status", "accepted");
    json.writeStringProperty(
        "justification", acceptance.reason() + " (until " + acceptance.until() + ")");
    json.writeEndObject();
    json.writeEndArray();
  }

  private void text(String property, String text) {
    json.writeObjectPropertyStart(property);
    json.writeStringProperty("text", text);
    json.writeEndObject();
  }

  private static String message(Finding finding) {
    String shown =
        finding.evidence().stream()
            .limit(1)
            .map(one -> " Observed: " + ended(one.observed()) + " Again: " + one.curl())
            .collect(Collectors.joining());
    return finding.title() + shown;
  }

  private static String ended(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, INFO -> "note";
    };
  }

  /** The middle of the severity's range on the scale of CVSS, which collectors sort by. */
  private static String score(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "9.5";
      case HIGH -> "8.0";
      case MEDIUM -> "5.5";
      case LOW -> "2.0";
      case INFO -> "0.0";
    };
  }

  /** The same for the same finding at the same URL, whatever its evidence. */
  private String fingerprint(String id) {
    try {
      byte[] text = (id + " " + report.url()).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
