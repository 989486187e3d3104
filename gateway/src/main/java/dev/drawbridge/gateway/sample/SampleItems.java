package dev.drawbridge.gateway.sample;

import dev.drawbridge.gateway.local.LocalRequest;
import dev.drawbridge.gateway.local.LocalResponse;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The sample's list of items: JSON objects under a number. At most {@value #MOST} of them and
 * {@value #LONGEST} characters each: the oldest goes when one too many comes. Confined to one
 * thread.
 */
final class SampleItems {
  static final int MOST = 100;
  static final int LONGEST = 4096;
  private final Map<String, String> items = new LinkedHashMap<>();
  private int created;

  SampleItems() {
    items.put(nextId(), "{\"id\":1,\"name\":\"raise the bridge\",\"done\":true}");
    items.put(nextId(), "{\"id\":2,\"name\":\"lower it for friends\",\"done\":false}");
  }

  LocalResponse list(LocalRequest request) {
    return switch (request.method()) {
      case "GET", "HEAD" -> read(request, "[" + String.join(",", items.values()) + "]\n");
      case "POST" -> create(request);
      default -> SampleApi.notAllowed("GET, HEAD, POST");
    };
  }

  LocalResponse item(LocalRequest request, String id) {
    String item = items.get(id);
    if (item == null) {
      return LocalResponse.json(404, "{\"error\": \"no such item\"}\n");
    }
    return switch (request.method()) {
      case "GET", "HEAD" -> read(request, item);
      case "PUT" -> replace(request, id);
      case "DELETE" -> delete(id);
      default -> SampleApi.notAllowed("GET, HEAD, PUT, DELETE");
    };
  }

  private static LocalResponse read(LocalRequest request, String json) {
    String tag = "\"" + Integer.toHexString(json.hashCode()) + "\"";
    return tag.equals(request.header("If-None-Match"))
        ? LocalResponse.empty(304).with("ETag", tag)
        : tagged(200, json);
  }

  private static LocalResponse tagged(int status, String json) {
    return LocalResponse.json(status, json)
        .with("ETag", "\"" + Integer.toHexString(json.hashCode()) + "\"")
        .with("Cache-Control", "no-cache");
  }

  private LocalResponse create(LocalRequest request) {
    String id = nextId();
    String item = put(id, request.text());
    if (item == null) {
      return refused();
    }
    String path = request.path();
    return tagged(201, item).with("Location", (path.endsWith("/") ? path : path + "/") + id);
  }

  private LocalResponse replace(LocalRequest request, String id) {
    String item = put(id, request.text());
    return item == null ? refused() : tagged(200, item);
  }

  private LocalResponse delete(String id) {
    items.remove(id);
    return LocalResponse.empty(204);
  }

  private static LocalResponse refused() {
    return LocalResponse.json(
        400, "{\"error\": \"a JSON object of at most " + LONGEST + " characters is expected\"}\n");
  }

  private String nextId() {
    return Integer.toString(++created);
  }

  private @Nullable String put(String id, String text) {
    String item = text.length() > LONGEST ? null : withId(id, text);
    if (item != null) {
      items.put(id, item);
      if (items.size() > MOST) {
        items.remove(items.keySet().iterator().next());
      }
    }
    return item;
  }

  /** The object with its id in front, written anew; null where the text is not one JSON object. */
  private static @Nullable String withId(String id, String text) {
    JsonFactory factory = new JsonFactory();
    StringWriter copy = new StringWriter();
    try (JsonParser in = factory.createParser(ObjectReadContext.empty(), text);
        JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), copy)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      out.writeStartObject();
      out.writeNumberProperty("id", Integer.parseInt(id));
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        if (in.currentName().equals("id")) {
          in.nextToken();
          in.skipChildren();
        } else {
          out.copyCurrentStructure(in);
        }
      }
      out.writeEndObject();
      if (in.nextToken() != null) {
        return null;
      }
    } catch (JacksonException malformed) {
      return null;
    }
    return copy.toString();
  }
}
