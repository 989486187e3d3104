package dev.drawbridge.spring;

import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.RequestReader;
import dev.drawbridge.cors.ResponseWriter;
import dev.drawbridge.cors.TargetReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** How the server side of CORS reads WebFlux's requests and writes its responses. */
final class ReactiveFields {
  /** Reads requests; stateless. */
  static final RequestReader<ServerHttpRequest> REQUEST = new Reader();

  /** Writes responses; stateless. */
  static final ResponseWriter<HttpHeaders> RESPONSE = new Writer();

  /** Reads where a request goes: the path within the application. Stateless. */
  static final TargetReader<ServerHttpRequest> TARGET = new Target();

  private ReactiveFields() {}

  private static @Nullable String line(HttpHeaders headers, CorsField field, int index) {
    if (index == 0) {
      return headers.getFirst(field.value());
    }
    List<String> lines = HeaderLines.get(headers, field.value());
    return lines != null && index < lines.size() ? lines.get(index) : null;
  }

  private static final class Reader implements RequestReader<ServerHttpRequest> {
    @Override
    public String method(ServerHttpRequest request) {
      return request.getMethod().name();
    }

    @Override
    public @Nullable String get(ServerHttpRequest request, CorsField field) {
      return request.getHeaders().getFirst(field.value());
    }

    @Override
    public @Nullable String get(ServerHttpRequest request, CorsField field, int index) {
      return line(request.getHeaders(), field, index);
    }

    @Override
    public @Nullable String only(ServerHttpRequest request, CorsField field) {
      List<String> lines = HeaderLines.get(request.getHeaders(), field.value());
      if (lines == null) {
        return null;
      }
      int count = lines.size();
      return count == 1 ? lines.get(0) : count == 0 ? null : SEVERAL;
    }
  }

  private static final class Writer implements ResponseWriter<HttpHeaders> {
    @Override
    public void set(HttpHeaders response, CorsField field, String value) {
      response.set(field.value(), value);
    }

    @Override
    public void add(HttpHeaders response, CorsField field, String value) {
      response.add(field.value(), value);
    }

    @Override
    public @Nullable String get(HttpHeaders response, CorsField field, int index) {
      return line(response, field, index);
    }
  }

  private static final class Target implements TargetReader<ServerHttpRequest> {
    @Override
    public String path(ServerHttpRequest request) {
      return request.getPath().pathWithinApplication().value();
    }

    @Override
    public String authority(ServerHttpRequest request) {
      String host = request.getHeaders().getFirst(HttpHeaders.HOST);
      if (host != null) {
        return host;
      }
      // Servers may keep HTTP/2's :authority for the target alone.
      String authority = request.getURI().getRawAuthority();
      return authority == null ? "" : authority;
    }
  }
}
