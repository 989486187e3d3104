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
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/** Writes verdicts as JSON Lines, in UTF-8. */
final class VerdictWriter implements Flushable, AutoCloseable {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .rootValueSeparator((String) null)
          .build();

  /** The members' names, as they are written. */
  private static final class Member {
    static final SerializedString CHROMIUM = new SerializedString("chromium");
    static final SerializedString CODE = new SerializedString("code");
    static final SerializedString CONSOLE = new SerializedString("console");
    static final SerializedString CREDENTIALS = new SerializedString("credentials");
    static final SerializedString ERROR = new SerializedString("error");
    static final SerializedString FIREFOX = new SerializedString("firefox");
    static final SerializedString FIX = new SerializedString("fix");
    static final SerializedString ID = new SerializedString("id");
    static final SerializedString KIND = new SerializedString("kind");
    static final SerializedString METHOD = new SerializedString("method");
    static final SerializedString ORIGIN = new SerializedString("origin");
    static final SerializedString OUTCOME = new SerializedString("outcome");
    static final SerializedString READABLE_HEADERS = new SerializedString("readable_headers");
    static final SerializedString REASON = new SerializedString("reason");
    static final SerializedString REQUEST_HEADERS = new SerializedString("request_headers");
    static final SerializedString REQUESTS = new SerializedString("requests");
    static final SerializedString RESPONSE = new SerializedString("response");
    static final SerializedString STANDARD = new SerializedString("standard");
    static final SerializedString STATUS = new SerializedString("status");
    static final SerializedString STEPS = new SerializedString("steps");
    static final SerializedString TYPE = new SerializedString("type");
    static final SerializedString URL = new SerializedString("url");
    static final SerializedString WEBKIT = new SerializedString("webkit");
    static final SerializedString WHAT = new SerializedString("what");

    private Member() {}
  }

  /** The words that are values. */
  private static final class Word {
    static final SerializedString ACTUAL = new SerializedString("actual");
    static final SerializedString ALLOWED = new SerializedString("allowed");
    static final SerializedString BLOCKED = new SerializedString("blocked");
    static final SerializedString PREFLIGHT = new SerializedString("preflight");

    private Word() {}
  }

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
    json.writeName(Member.ID);
    json.writeRawValue(id);
    more.accept(json);
    json.writeName(Member.STEPS);
    json.writeStartArray();
    for (Panel.Opinion opinion : opinions) {
      write(opinion);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
  }

  /** Writes that a line cannot be read. */
  void writeError(String message, String place, long number) {
    json.writeStartObject();
    string(Member.ERROR, wellFormed(message));
    json.writeNumberProperty(place, number);
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void write(Panel.Opinion opinion) {
    Verdict verdict = opinion.verdict();
    json.writeStartObject();
    word(Member.OUTCOME, verdict.isAllowed() ? Word.ALLOWED : Word.BLOCKED);
    json.writeName(Member.REQUESTS);
    json.writeStartArray();
    for (SentRequest request : verdict.requests()) {
      write(request);
    }
    json.writeEndArray();
    write(verdict.response());
    write(verdict.reason());
    json.writeName(Member.CONSOLE);
    json.writeStartObject();
    string(Member.CHROMIUM, wellFormed(opinion.chromium()));
    string(Member.FIREFOX, wellFormed(opinion.firefox()));
    string(Member.WEBKIT, wellFormed(opinion.webkit()));
    json.writeEndObject();
    json.writeEndObject();
  }

  private void write(SentRequest request) {
    boolean preflight = request.kind() == SentRequest.Kind.PREFLIGHT;
    json.writeStartObject();
    word(Member.KIND, preflight ? Word.PREFLIGHT : Word.ACTUAL);
    string(Member.URL, request.url().toString());
    string(Member.ORIGIN, request.origin());
    string(Member.METHOD, request.method());
    string(Member.REQUEST_HEADERS, request.requestHeaders());
    json.writeName(Member.CREDENTIALS);
    json.writeBoolean(request.credentials());
    json.writeEndObject();
  }

  private void write(@Nullable ScriptResponse response) {
    if (response == null) {
      json.writeName(Member.RESPONSE);
      json.writeNull();
      return;
    }
    json.writeName(Member.RESPONSE);
    json.writeStartObject();
    string(Member.TYPE, response.type().value());
    json.writeName(Member.STATUS);
    json.writeNumber(response.status());
    json.writeName(Member.READABLE_HEADERS);
    json.writeStartArray();
    response.readableNames().forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(@Nullable BlockReason reason) {
    if (reason == null) {
      json.writeName(Member.REASON);
      json.writeNull();
      return;
    }
    json.writeName(Member.REASON);
    json.writeStartObject();
    string(Member.CODE, reason.code());
    string(Member.STANDARD, reason.standard());
    string(Member.WHAT, wellFormed(reason.what()));
    string(Member.FIX, wellFormed(reason.fix()));
    json.writeEndObject();
  }

  private void word(SerializedString member, SerializedString value) {
    json.writeName(member);
    json.writeString(value);
  }

  private void string(SerializedString member, @Nullable String value) {
    json.writeName(member);
    json.writeString(value);
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
