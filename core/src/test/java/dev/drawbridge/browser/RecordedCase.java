package dev.drawbridge.browser;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.Url;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of {@code recorded.jsonl} or {@code observed.jsonl}: fetches, and what Chromium and
 * Firefox did with them, in the second file WebKitGTK too, but where a page on https asks http,
 * which it blocks as mixed content. The second file is written by a test with real browsers, {@code
 * RecordedExchangesTest}; it is without Firefox's warnings.
 */
record RecordedCase(JsonNode json) {
  static List<RecordedCase> all() {
    return Stream.of("recorded.jsonl", "observed.jsonl").flatMap(f -> read(f).stream()).toList();
  }

  private static List<RecordedCase> read(String file) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(RecordedCase.class.getResourceAsStream(file), file),
                StandardCharsets.UTF_8))) {
      return lines.lines().map(l -> new RecordedCase(JsonMapper.shared().readTree(l))).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  String id() {
    return input().get("id").stringValue();
  }

  /** Says whether it is known what an engine did. */
  boolean isRecorded(String engine) {
    return json.has(engine);
  }

  /** Returns what an engine, {@code chromium}, {@code firefox} or {@code webkit}, did. */
  JsonNode recorded(String engine) {
    return json.get(engine).get("steps");
  }

  /** Returns what an engine printed, all steps together, empty for nothing. */
  String console(String engine) {
    JsonNode console = json.get(engine).get("console");
    if (!console.isArray()) {
      return console.isNull() ? "" : console.stringValue();
    }
    List<String> lines = new ArrayList<>();
    console.forEach(line -> lines.add(line.stringValue()));
    return String.join("\n", lines);
  }

  /** Says whether an engine departs here from the standard. */
  boolean departs(String engine) {
    return !json.get("departs").get(engine).isEmpty();
  }

  /** Plays the steps in a browser of the given profile. */
  List<Verdict> play(Profile profile) {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    InstantSource clock = now::get;
    Browser browser = new Browser(profile, clock);
    String serialized = input().get("page").stringValue();
    Origin page = Objects.requireNonNull(Origin.parse(serialized), serialized);
    List<Verdict> verdicts = new ArrayList<>();
    for (JsonNode step : input().get("steps")) {
      double wait = step.has("wait") ? step.get("wait").doubleValue() : 0;
      now.updateAndGet(before -> before.plus(Duration.ofMillis((long) (wait * 1000))));
      verdicts.add(browser.fetch(request(page, step.get("request")), network(step)));
    }
    return verdicts;
  }

  private JsonNode input() {
    return json.get("case");
  }

  private static FetchRequest request(Origin page, JsonNode json) {
    FetchRequest request =
        FetchRequest.of(page, json.get("url").stringValue())
            .method(json.get("method").stringValue())
            .credentials(
                Objects.requireNonNull(
                    CredentialsMode.of(json.get("credentials").stringValue()), "credentials"))
            .mode(Objects.requireNonNull(RequestMode.of(json.get("mode").stringValue()), "mode"))
            .redirect(
                Objects.requireNonNull(
                    RedirectMode.of(json.get("redirect").stringValue()), "redirect"));
    for (Field field : fields(json).fields()) {
      request = request.field(field.name(), field.value());
    }
    JsonNode type = json.get("body_type");
    return type == null ? request : request.body(type.isNull() ? null : type.stringValue());
  }

  private static FieldList fields(JsonNode message) {
    List<Field> fields = new ArrayList<>();
    for (JsonNode pair : message.get("headers")) {
      fields.add(new Field(pair.get(0).stringValue(), pair.get(1).stringValue()));
    }
    return new FieldList(fields);
  }

  private static Network network(JsonNode step) {
    Recording recording = new Recording();
    for (JsonNode hop : step.get("hops")) {
      Url url = Url.of(hop.get("url").stringValue());
      recording.put(url, answer(hop.get("preflight")), answer(hop.get("response")));
    }
    return recording;
  }

  private static @Nullable Answer answer(@Nullable JsonNode json) {
    return json == null ? null : new Answer(json.get("status").intValue(), fields(json));
  }
}
