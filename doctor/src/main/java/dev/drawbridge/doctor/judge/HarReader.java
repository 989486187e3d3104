package dev.drawbridge.doctor.judge;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Url;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a HAR file and keeps what CORS asks for; bodies are passed over. Recorders differ, so what
 * is missing or of another type counts as empty.
 */
final class HarReader {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final Har.Failure NO_LIST =
      new Har.Failure("invalid HAR: a list log.entries was expected. Save it again.", 1);

  private final JsonParser json;
  private final Map<String, String> pages = new HashMap<>();
  private final List<HarEntry> entries = new ArrayList<>();
  private final List<Integer> unreadable = new ArrayList<>();
  private boolean listed;

  private HarReader(JsonParser json) {
    this.json = json;
  }

  /** Reads a file to its end, or as far as it is JSON. */
  static Har read(InputStream in) {
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), in)) {
      return new HarReader(json).har();
    }
  }

  private Har har() {
    try {
      json.nextToken();
      object(name -> read(name, "log", () -> object(this::log)));
      return new Har(pages, entries, unreadable, listed ? null : NO_LIST);
    } catch (JacksonException noJson) {
      TokenStreamLocation at = json.currentLocation();
      String message =
          "invalid HAR at line %d, column %d: %s. Save it again."
              .formatted(at.getLineNr(), at.getColumnNr(), JsonFault.words(noJson));
      return new Har(pages, entries, unreadable, new Har.Failure(message, at.getLineNr()));
    }
  }

  private void log(String name) {
    switch (name) {
      case "pages" -> array(this::page);
      case "entries" -> {
        listed = json.currentToken() == JsonToken.START_ARRAY;
        array(this::entry);
      }
      default -> json.skipChildren();
    }
  }

  private void page() {
    String[] page = {"", ""};
    object(
        name -> {
          switch (name) {
            case "id" -> page[0] = text();
            case "title" -> page[1] = text();
            default -> json.skipChildren();
          }
        });
    pages.put(page[0], page[1]);
  }

  private void entry() {
    Draft draft = new Draft();
    object(
        name -> {
          switch (name) {
            case "pageref" -> draft.page = text();
            case "_resourceType" -> draft.type = text();
            case "request" -> object(member -> request(member, draft));
            case "response" -> object(member -> response(member, draft));
            default -> json.skipChildren();
          }
        });
    int index = entries.size() + unreadable.size();
    Url url = Url.parse(draft.url);
    if (url == null) {
      unreadable.add(index);
    } else {
      entries.add(draft.entry(index, url));
    }
  }

  private void request(String name, Draft draft) {
    switch (name) {
      case "method" -> draft.method = text();
      case "url" -> draft.url = text();
      case "headers" -> array(() -> pair(draft.request));
      case "cookies" ->
          array(
              () -> {
                draft.cookies = true;
                json.skipChildren();
              });
      default -> json.skipChildren();
    }
  }

  private void response(String name, Draft draft) {
    switch (name) {
      case "status" -> draft.status = number();
      case "headers" -> array(() -> pair(draft.response));
      case "redirectURL" -> draft.redirect = text();
      case "_error" -> draft.error = text();
      case "_fetchedViaServiceWorker" -> draft.byServiceWorker = isTrue();
      default -> json.skipChildren();
    }
  }

  private void pair(List<Field> fields) {
    String[] pair = {"", ""};
    object(
        name -> {
          switch (name) {
            case "name" -> pair[0] = text();
            case "value" -> pair[1] = text();
            default -> json.skipChildren();
          }
        });
    // Chromium's protocol joins lines of one name by line feeds; HTTP/2's own names have a colon.
    for (String value : pair[1].split("\n", -1)) {
      if (!pair[0].isEmpty() && !pair[0].startsWith(":")) {
        fields.add(new Field(pair[0], bytes(value)));
      }
    }
  }

  /** Returns a value as a byte string: recorders that decoded it took it for UTF-8. */
  private static String bytes(String value) {
    return value.chars().allMatch(c -> c <= 0xFF)
        ? value
        : new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private void object(Consumer<String> member) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      json.nextToken();
      member.accept(name);
    }
  }

  private void array(Runnable element) {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      element.run();
    }
  }

  private void read(String name, String wanted, Runnable value) {
    if (name.equals(wanted)) {
      value.run();
    } else {
      json.skipChildren();
    }
  }

  private String text() {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return json.getString();
    }
    json.skipChildren();
    return "";
  }

  private boolean isTrue() {
    boolean value = json.currentToken() == JsonToken.VALUE_TRUE;
    json.skipChildren();
    return value;
  }

  private int number() {
    boolean number = json.currentToken() == JsonToken.VALUE_NUMBER_INT;
    int value = number ? (int) json.getDoubleValue() : 0;
    json.skipChildren();
    return value >= 100 && value <= 999 ? value : 0;
  }

  /** An entry while it is read. */
  private static final class Draft {
    private String page = "";
    private String type = "";
    private String method = "";
    private String url = "";
    private String redirect = "";
    private String error = "";
    private int status;
    private boolean cookies;
    private boolean byServiceWorker;
    private final List<Field> request = new ArrayList<>();
    private final List<Field> response = new ArrayList<>();

    HarEntry entry(int index, Url parsed) {
      FieldList fields = new FieldList(response);
      if (!redirect.isEmpty() && !fields.contains("Location")) {
        fields = fields.append(new Field("Location", bytes(redirect)));
      }
      FieldList sent = new FieldList(request);
      return new HarEntry(
          index,
          page,
          type,
          method,
          parsed,
          sent,
          cookies || sent.contains("Cookie"),
          status,
          fields,
          error,
          byServiceWorker);
    }
  }
}
