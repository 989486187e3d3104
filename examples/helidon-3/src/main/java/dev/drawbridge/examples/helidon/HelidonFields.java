package dev.drawbridge.examples.helidon;

import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.RequestReader;
import dev.drawbridge.cors.ResponseWriter;
import dev.drawbridge.cors.TargetReader;
import io.helidon.common.http.Parameters;
import io.helidon.webserver.ServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the server side of CORS reads Helidon's requests and writes Helidon's answers. */
final class HelidonFields {
  static final RequestReader<ServerRequest> REQUEST =
      new RequestReader<>() {
        @Override
        public String method(ServerRequest request) {
          return request.method().name();
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

  static final ResponseWriter<Parameters> RESPONSE =
      new ResponseWriter<>() {
        @Override
        public void set(Parameters response, CorsField field, String value) {
          response.put(field.value(), value);
        }

        @Override
        public void add(Parameters response, CorsField field, String value) {
          response.add(field.value(), value);
        }

        @Override
        public @Nullable String get(Parameters response, CorsField field, int index) {
          return line(response, field, index);
        }
      };

  static final TargetReader<ServerRequest> TARGET =
      new TargetReader<>() {
        @Override
        public String path(ServerRequest request) {
          // The text, for to a URI the first segment of "//items/1" is an authority.
          String target = request.uri().toString().replaceFirst("^(?i:https?)://[^/?#]*", "");
          int query = target.indexOf('?');
          return query < 0 ? target : target.substring(0, query);
        }

        @Override
        public String authority(ServerRequest request) {
          return request.headers().first("Host").orElse("");
        }
      };

  private HelidonFields() {}

  private static @Nullable String line(Parameters fields, CorsField field, int index) {
    List<String> lines = fields.all(field.value());
    return index < lines.size() ? lines.get(index) : null;
  }
}
