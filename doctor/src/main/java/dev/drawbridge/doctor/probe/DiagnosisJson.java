package dev.drawbridge.doctor.probe;

import dev.drawbridge.browser.SentRequest;
import dev.drawbridge.browser.Verdict;
import dev.drawbridge.doctor.finding.JsonReport;
import dev.drawbridge.doctor.finding.Report;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.wire.WireExchange;
import dev.drawbridge.wire.WireFailure;
import dev.drawbridge.wire.WireResponse;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** A diagnosis for machines: one object, documented in {@code docs/doctor.md}. */
public final class DiagnosisJson {
  private final JsonGenerator json;

  private DiagnosisJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes a diagnosis with its findings, those that are accepted set apart. */
  public static void write(Diagnosis diagnosis, Report report, PrintStream out) {
    JsonFactory factory =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      new DiagnosisJson(json).properties(diagnosis);
      JsonReport.writeProperties(report, json);
      json.writeEndObject();
      json.writeRaw("\n");
    }
  }

  private void properties(Diagnosis diagnosis) {
    Inquiry inquiry = diagnosis.inquiry();
    json.writeStringProperty("url", inquiry.url().toString());
    json.writeStringProperty("page", inquiry.page().toString());
    json.writeStringProperty("method", inquiry.method());
    json.writeStringProperty("credentials", inquiry.fetch().credentials().value());
    json.writeStringProperty("outcome", diagnosis.outcome().label());
    json.writeArrayPropertyStart("verdicts");
    diagnosis.verdicts().forEach(this::verdict);
    json.writeEndArray();
    json.writeName("cause");
    cause(diagnosis.cause());
    json.writeArrayPropertyStart("next");
    diagnosis.next().forEach(this::cause);
    json.writeEndArray();
    json.writeArrayPropertyStart("grants");
    diagnosis.grants().forEach(this::grant);
    json.writeEndArray();
    json.writeBooleanProperty("complete", diagnosis.complete());
    json.writeArrayPropertyStart("exchanges");
    diagnosis.steps().forEach(this::step);
    json.writeEndArray();
    json.writeArrayPropertyStart("notes");
    diagnosis.notes().forEach(json::writeString);
    json.writeEndArray();
  }

  private void verdict(Verdict verdict) {
    json.writeStartObject();
    json.writeStringProperty("browser", verdict.profile().name().toLowerCase(Locale.ROOT));
    json.writeStringProperty("outcome", verdict.isAllowed() ? "shared" : "blocked");
    json.writeStringProperty("code", verdict.reason() == null ? null : verdict.reason().code());
    json.writeStringProperty("what", verdict.reason() == null ? null : verdict.reason().what());
    json.writeStringProperty("console", verdict.console());
    json.writeEndObject();
  }

  private void cause(@Nullable Cause cause) {
    if (cause == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringProperty("id", cause.id());
    json.writeStringProperty("title", cause.title());
    json.writeStringProperty("fix", cause.fix());
    json.writeName("comparison");
    comparison(cause.comparison());
    json.writeStringProperty("code", cause.code());
    json.writeStringProperty("reference", cause.reference());
    json.writeEndObject();
  }

  private void comparison(@Nullable Comparison compared) {
    if (compared == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringProperty("field", compared.field());
    json.writeStringProperty("received", compared.received());
    json.writeStringProperty("expected", compared.expected());
    json.writeNumberProperty("at", compared.at());
    json.writeStringProperty("words", compared.words());
    json.writeEndObject();
  }

  private void grant(Grant grant) {
    json.writeStartObject();
    json.writeStringProperty("method", grant.method());
    json.writeStringProperty("url", grant.url().toString());
    json.writeNumberProperty("status", grant.status());
    fields(grant.fields());
    json.writeEndObject();
  }

  private void step(Step step) {
    WireExchange exchange = step.exchange();
    boolean preflight = step.asked().kind() == SentRequest.Kind.PREFLIGHT;
    json.writeStartObject();
    json.writeStringProperty("kind", preflight ? "preflight" : "actual");
    json.writeStringProperty("asks", step.asked().method());
    json.writeStringProperty("method", exchange.request().method());
    json.writeStringProperty("url", exchange.request().url().toString());
    fields(exchange.request().fields().fields());
    json.writeName("response");
    response(exchange.response());
    json.writeName("failure");
    failure(exchange.failure());
    json.writeNumberProperty("took_ms", exchange.took().toMillis());
    json.writeStringProperty("curl", exchange.curl());
    json.writeEndObject();
  }

  private void response(@Nullable WireResponse response) {
    if (response == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringProperty("version", response.version());
    json.writeNumberProperty("status", response.status());
    json.writeStringProperty("reason", response.reason());
    FieldList fields = response.fields();
    fields(fields.fields());
    json.writeEndObject();
  }

  private void failure(@Nullable WireFailure failure) {
    if (failure == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringProperty("kind", failure.kind().value());
    json.writeStringProperty("message", failure.message());
    json.writeEndObject();
  }

  private void fields(List<Field> fields) {
    json.writeArrayPropertyStart("headers");
    for (Field field : fields) {
      json.writeStartArray();
      json.writeString(field.name());
      json.writeString(Secrets.shown(field));
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}
