package dev.drawbridge.doctor.finding;

import java.io.PrintStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** A report for machines: an object with {@code url}, {@code findings} and {@code accepted}. */
public final class JsonReport {
  private JsonReport() {}

  /** Writes a report as an object of its own. */
  public static void write(Report report, PrintStream out) {
    try (JsonGenerator json = generator(out)) {
      json.writeStartObject();
      json.writeStringProperty("url", report.url().toString());
      writeProperties(report, json);
      json.writeEndObject();
      json.writeRaw("\n");
    }
  }

  /** Writes {@code findings} and {@code accepted} into an object that is being written. */
  public static void writeProperties(Report report, JsonGenerator json) {
    json.writeArrayPropertyStart("findings");
    for (Finding finding : report.findings()) {
      json.writeStartObject();
      properties(finding, json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("accepted");
    for (Accepted one : report.accepted()) {
      json.writeStartObject();
      properties(one.finding(), json);
      json.writeStringProperty("until", one.acceptance().until().toString());
      json.writeStringProperty("reason", one.acceptance().reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Returns a generator that leaves its stream open. */
  static JsonGenerator generator(PrintStream out) {
    return JsonFactory.builder()
        .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
        .build()
        .createGenerator(ObjectWriteContext.empty(), out);
  }

  private static void properties(Finding finding, JsonGenerator json) {
    json.writeStringProperty("id", finding.id());
    json.writeStringProperty("category", finding.category().label());
    json.writeStringProperty("severity", finding.severity().label());
    json.writeStringProperty("confidence", finding.confidence().label());
    json.writeStringProperty("title", finding.title());
    evidence(finding.evidence(), json);
    json.writeStringProperty("why", finding.why());
    json.writeStringProperty("fix", finding.fix());
    json.writeStringProperty("reference", finding.reference());
  }

  static void evidence(List<Evidence> evidence, JsonGenerator json) {
    json.writeArrayPropertyStart("evidence");
    for (Evidence one : evidence) {
      json.writeStartObject();
      json.writeStringProperty("curl", one.curl());
      json.writeStringProperty("observed", one.observed());
      json.writeStringProperty("expected", one.expected());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
