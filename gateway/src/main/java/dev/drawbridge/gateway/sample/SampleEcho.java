package dev.drawbridge.gateway.sample;

import dev.drawbridge.gateway.local.LocalRequest;
import dev.drawbridge.gateway.local.LocalResponse;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What arrived, told back: method, path, query, every field in order, the length of the body. */
final class SampleEcho {
  private static final JsonFactory JSON = new JsonFactory();

  private SampleEcho() {}

  static LocalResponse of(LocalRequest request) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeStringProperty("method", request.method());
      json.writeStringProperty("path", request.path());
      json.writeStringProperty("query", request.query());
      json.writeArrayPropertyStart("headers");
      for (Map.Entry<String, String> field : request.headers()) {
        json.writeStartArray();
        json.writeString(field.getKey());
        json.writeString(field.getValue());
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeNumberProperty("length", request.body().length);
      json.writeEndObject();
    }
    return LocalResponse.of(200, "application/json", bytes.toByteArray());
  }
}
