package dev.drawbridge.doctor.judge;

import dev.drawbridge.browser.BlockReason;
import dev.drawbridge.browser.ScriptResponse;
import dev.drawbridge.browser.SentRequest;
import dev.drawbridge.browser.Verdict;
import java.io.Flushable;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes verdicts as JSON Lines, in UTF-8. */
final class VerdictWriter implements Flushable, AutoCloseable {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .rootValueSeparator((String) null)
          .build();

  private final JsonGenerator json;

  VerdictWriter(OutputStream out) {
    this.json = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
  }

  /** Writes the verdicts of one exchange. */
  void write(String id, List<Panel.Opinion> opinions) {
    write(id, opinions, more -> {});
  }

  /**
   * Writes the verdicts of one exchange.
   *
   * @param more writes further members of the object
   */
  void write(String id, List<Panel.Opinion> opinions, Consumer<JsonGenerator> more) {
    json.writeStartObject();
    json.writeName("id");
    json.writeRawValue(id);
    more.accept(json);
    json.writeArrayPropertyStart("steps");
    opinions.forEach(this::write);
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
  }

  /** Writes that a line cannot be read. */
  void writeError(String message, String place, long number) {
    json.writeStartObject();
    json.writeStringProperty("error", wellFormed(message));
    json.writeNumberProperty(place, number);
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void write(Panel.Opinion opinion) {
    Verdict verdict = opinion.verdict();
    json.writeStartObject();
    json.writeStringProperty("outcome", verdict.isAllowed() ? "allowed" : "blocked");
    json.writeArrayPropertyStart("requests");
    verdict.requests().forEach(this::write);
    json.writeEndArray();
    write(verdict.response());
    write(verdict.reason());
    json.writeObjectPropertyStart("console");
    json.writeStringProperty("chromium", wellFormed(opinion.chromium()));
    json.writeStringProperty("firefox", wellFormed(opinion.firefox()));
    json.writeStringProperty("webkit", wellFormed(opinion.webkit()));
    json.writeEndObject();
    json.writeEndObject();
  }

  private void write(SentRequest request) {
    boolean preflight = request.kind() == SentRequest.Kind.PREFLIGHT;
    json.writeStartObject();
    json.writeStringProperty("kind", preflight ? "preflight" : "actual");
    json.writeStringProperty("url", request.url().toString());
    json.writeStringProperty("origin", request.origin());
    json.writeStringProperty("method", request.method());
    json.writeStringProperty("request_headers", request.requestHeaders());
    json.writeBooleanProperty("credentials", request.credentials());
    json.writeEndObject();
  }

  private void write(@Nullable ScriptResponse response) {
    if (response == null) {
      json.writeNullProperty("response");
      return;
    }
    json.writeObjectPropertyStart("response");
    json.writeStringProperty("type", response.type().value());
    json.writeNumberProperty("status", response.status());
    json.writeArrayPropertyStart("readable_headers");
    response.readableNames().forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(@Nullable BlockReason reason) {
    if (reason == null) {
      json.writeNullProperty("reason");
      return;
    }
    json.writeObjectPropertyStart("reason");
    json.writeStringProperty("code", reason.code());
    json.writeStringProperty("standard", reason.standard());
    json.writeStringProperty("what", wellFormed(reason.what()));
    json.writeStringProperty("fix", wellFormed(reason.fix()));
    json.writeEndObject();
  }

  /** Returns a text whose lone surrogates, which script can write and UTF-8 cannot, are U+FFFD. */
  private static @Nullable String wellFormed(@Nullable String text) {
    if (text == null || !hasSurrogate(text)) {
      return text;
    }
    StringBuilder formed = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c <= Character.MAX_VALUE && Character.isSurrogate((char) c) ? 0xFFFD : c)
        .forEach(formed::appendCodePoint);
    return formed.toString();
  }

  private static boolean hasSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void flush() {
    json.flush();
  }

  @Override
  public void close() {
    json.close();
  }
}
