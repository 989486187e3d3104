package dev.drawbridge.vertx;

import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.FixedFields;
import dev.drawbridge.cors.RequestReader;
import dev.drawbridge.cors.ResponseWriter;
import dev.drawbridge.cors.TargetReader;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the server side of CORS reads Vert.x's requests and writes its responses. */
final class VertxFields {
  /** Reads requests; stateless. */
  static final RequestReader<HttpServerRequest> REQUEST = new Reader();

  /** Reads where requests go, as it was received; stateless. */
  static final TargetReader<HttpServerRequest> TARGET = new Target();

  /** Writes the fields of responses; stateless. */
  static final ResponseWriter<MultiMap> RESPONSE = new Writer();

  private static final CharSequence[] NAMES =
      Arrays.stream(CorsField.values())
          .map(field -> HttpHeaders.createOptimized(field.value()))
          .toArray(CharSequence[]::new);

  private VertxFields() {}

  static CharSequence name(CorsField field) {
    return NAMES[field.ordinal()];
  }

  private static @Nullable String line(MultiMap fields, CorsField field, int index) {
    if (index == 0) {
      return fields.get(name(field));
    }
    if (fields instanceof io.netty.handler.codec.http.HttpHeaders all) {
      return line(all, name(field), index);
    }
    List<String> lines = fields.getAll(name(field));
    return index < lines.size() ? lines.get(index) : null;
  }

  /** The map of HTTP/1: what it makes of lines that are asked for by their name is a list. */
  private static @Nullable String line(
      io.netty.handler.codec.http.HttpHeaders fields, CharSequence name, int index) {
    Iterator<Map.Entry<CharSequence, CharSequence>> lines = fields.iteratorCharSequence();
    int before = 0;
    while (lines.hasNext()) {
      Map.Entry<CharSequence, CharSequence> line = lines.next();
      if (AsciiString.contentEqualsIgnoreCase(name, line.getKey()) && before++ == index) {
        return line.getValue().toString();
      }
    }
    return null;
  }

  private static CharSequence[][] optimized(FixedFields fields) {
    List<CharSequence[]> lines = new ArrayList<>();
    fields.forEach(
        (field, value) ->
            lines.add(new CharSequence[] {name(field), HttpHeaders.createOptimized(value)}));
    return lines.toArray(CharSequence[][]::new);
  }

  private static final class Reader implements RequestReader<HttpServerRequest> {
    @Override
    public String method(HttpServerRequest request) {
      return request.method().name();
    }

    @Override
    public @Nullable String get(HttpServerRequest request, CorsField field) {
      return request.headers().get(name(field));
    }

    @Override
    public @Nullable String get(HttpServerRequest request, CorsField field, int index) {
      return line(request.headers(), field, index);
    }
  }

  private static final class Target implements TargetReader<HttpServerRequest> {
    @Override
    public String path(HttpServerRequest request) {
      String path = request.path();
      return path == null ? "" : path;
    }

    @Override
    public String authority(HttpServerRequest request) {
      boolean hasHost = request.version().compareTo(HttpVersion.HTTP_2) < 0;
      String host = hasHost ? request.getHeader(HttpHeaders.HOST) : text(request.authority());
      return host == null ? "" : host;
    }

    private static @Nullable String text(@Nullable HostAndPort authority) {
      return authority == null ? null : authority.toString();
    }
  }

  private static final class Writer implements ResponseWriter<MultiMap> {
    @Override
    public void set(MultiMap response, CorsField field, String value) {
      response.set(name(field), value);
    }

    @Override
    public void setAll(MultiMap response, FixedFields fields) {
      CharSequence[][] lines = fields.prepared(CharSequence[][].class, VertxFields::optimized);
      for (CharSequence[] line : lines) {
        response.set(line[0], line[1]);
      }
    }

    @Override
    public void add(MultiMap response, CorsField field, String value) {
      response.add(name(field), value);
    }

    @Override
    public @Nullable String get(MultiMap response, CorsField field, int index) {
      return line(response, field, index);
    }
  }
}
