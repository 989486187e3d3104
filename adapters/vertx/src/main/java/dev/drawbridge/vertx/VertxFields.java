package dev.drawbridge.vertx;

import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.FixedFields;
import dev.drawbridge.cors.RequestReader;
import dev.drawbridge.cors.ResponseWriter;
import dev.drawbridge.cors.TargetReader;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the server side of CORS reads Vert.x's requests and writes its responses. */
public final class VertxFields {
  /** Reads requests; stateless. */
  public static final RequestReader<HttpServerRequest> REQUEST = new Reader();

  /** Reads where requests go, as it was received; stateless. */
  public static final TargetReader<HttpServerRequest> TARGET = new Target();

  /** Writes the fields of responses; stateless. */
  public static final ResponseWriter<MultiMap> RESPONSE = new Writer();

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
    List<String> lines = fields.getAll(name(field));
    return index < lines.size() ? lines.get(index) : null;
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

    @Override
    public @Nullable String only(HttpServerRequest request, CorsField field) {
      List<String> lines = request.headers().getAll(name(field));
      if (lines.isEmpty()) {
        return null;
      }
      return lines.size() == 1 ? lines.get(0) : SEVERAL;
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
