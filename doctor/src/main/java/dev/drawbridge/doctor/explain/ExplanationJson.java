package dev.drawbridge.doctor.explain;

import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Explanations for machines: one object, its members as {@code docs/explain.md} lists them. */
public final class ExplanationJson {
  private final JsonGenerator json;

  private ExplanationJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes a result in UTF-8, and a line feed; leaves the stream open. */
  public static void write(Explainer.Result result, OutputStream out) {
    JsonFactory factory =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
      new ExplanationJson(json).write(result);
    }
  }

  private void write(Explainer.Result result) {
    json.writeStartObject();
    json.writeBooleanProperty("understood", result.isUnderstood());
    json.writeBooleanProperty("truncated", result.truncated());
    json.writeArrayPropertyStart("messages");
    result.messages().forEach(this::write);
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw("\n");
  }

  private void write(Explanation one) {
    Engine engine = one.engine();
    json.writeStartObject();
    json.writeStringProperty("message", one.message());
    json.writeStringProperty("engine", engine == null ? null : engine.word());
    json.writeBooleanProperty("cors", one.isCors());
    json.writeStringProperty("phase", one.phase().word());
    json.writeNumberProperty("count", one.count());
    json.writeStringProperty("url", one.url());
    json.writeStringProperty("initialUrl", one.initialUrl());
    json.writeStringProperty("origin", one.origin());
    json.writeStringProperty("kind", one.kind());
    json.writeStringProperty("method", one.method());
    json.writeStringProperty("header", one.header());
    json.writeStringProperty("value", one.value());
    json.writeName("status");
    if (one.status() == 0) {
      json.writeNull();
    } else {
      json.writeNumber(one.status());
    }
    json.writeArrayPropertyStart("causes");
    one.causes().forEach(this::write);
    json.writeEndArray();
    write(one.probes());
    json.writeEndObject();
  }

  private void write(Cause cause) {
    json.writeStartObject();
    json.writeStringProperty("id", cause.id());
    strings("codes", cause.codes());
    json.writeStringProperty("meaning", cause.meaning());
    json.writeStringProperty("sign", cause.sign());
    json.writeStringProperty("fix", cause.fix());
    json.writeStringProperty("policy", orNull(cause.policy()));
    json.writeStringProperty("next", orNull(cause.next()));
    json.writeEndObject();
  }

  private void write(Probes probes) {
    strings("probes", probes.curl());
    json.writeStringProperty("doctor", probes.doctor());
    strings("assumed", probes.assumed());
  }

  private void strings(String name, List<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
