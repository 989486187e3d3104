package dev.drawbridge.examples.helidon;

import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.RequestReader;
import dev.drawbridge.cors.ResponseWriter;
import dev.drawbridge.cors.TargetReader;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the server side of CORS reads Helidon's requests and writes Helidon's answers. */
final class HelidonFields {
  static final RequestReader<ServerRequest> REQUEST =
      new RequestReader<>() {
        @Override
        public String method(ServerRequest request) {
          return request.prologue().method().text();
        }

        @Override
        public @Nullable String get(ServerRequest request, CorsField field) {
          return get(request, field, 0);
        }

        @Override
        public @Nullable String get(ServerRequest request, CorsField field, int index) {
          return line(request.headers(), field, index);
        }
      };

  static final ResponseWriter<ServerResponseHeaders> RESPONSE =
      new ResponseWriter<>() {
        @Override
        public void set(ServerResponseHeaders response, CorsField field, String value) {
          response.set(name(field), value);
        }

        @Override
        public void add(ServerResponseHeaders response, CorsField field, String value) {
          response.add(name(field), value);
        }

        @Override
        public @Nullable String get(ServerResponseHeaders response, CorsField field, int index) {
          return line(response, field, index);
        }
      };

  static final TargetReader<ServerRequest> TARGET =
      new TargetReader<>() {
        @Override
        public String path(ServerRequest request) {
          return request.prologue().uriPath().rawPath();
        }

        @Override
        public String authority(ServerRequest request) {
          return request.authority();
        }
      };

  private static final List<HeaderName> NAMES =
      Stream.of(CorsField.values()).map(field -> HeaderNames.create(field.value())).toList();

  private HelidonFields() {}

  static HeaderName name(CorsField field) {
    return NAMES.get(field.ordinal());
  }

  private static @Nullable String line(Headers fields, CorsField field, int index) {
    List<String> lines = fields.all(name(field), List::of);
    return index < lines.size() ? lines.get(index) : null;
  }
}
