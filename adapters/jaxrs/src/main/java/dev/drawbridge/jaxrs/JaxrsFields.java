package dev.drawbridge.jaxrs;

import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.RequestReader;
import dev.drawbridge.cors.ResponseWriter;
import dev.drawbridge.cors.TargetReader;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the server side of CORS reads requests of Jakarta REST and writes its responses. */
final class JaxrsFields {
  /** Reads requests; stateless. */
  static final RequestReader<ContainerRequestContext> REQUEST = new Reader();

  /** Reads where requests go, the application's path included; stateless. */
  static final TargetReader<ContainerRequestContext> TARGET = new Target();

  /** Writes the fields of responses; stateless. */
  static final ResponseWriter<MultivaluedMap<String, Object>> RESPONSE = new Writer();

  private JaxrsFields() {}

  private static @Nullable String line(@Nullable List<String> lines, int index) {
    return lines != null && index < lines.size() ? lines.get(index) : null;
  }

  private static final class Reader implements RequestReader<ContainerRequestContext> {
    @Override
    public String method(ContainerRequestContext request) {
      return request.getMethod();
    }

    @Override
    public @Nullable String get(ContainerRequestContext request, CorsField field) {
      return request.getHeaders().getFirst(field.value());
    }

    @Override
    public @Nullable String get(ContainerRequestContext request, CorsField field, int index) {
      return line(request.getHeaders().get(field.value()), index);
    }
  }

  private static final class Target implements TargetReader<ContainerRequestContext> {
    @Override
    public String path(ContainerRequestContext request) {
      String path = request.getUriInfo().getRequestUri().getRawPath();
      return path == null ? "" : path;
    }

    @Override
    public String authority(ContainerRequestContext request) {
      String host = request.getHeaders().getFirst("Host");
      if (host == null) {
        // HTTP/2 has :authority, which containers put into the URI alone.
        host = request.getUriInfo().getRequestUri().getRawAuthority();
      }
      return host == null ? "" : host;
    }
  }

  private static final class Writer implements ResponseWriter<MultivaluedMap<String, Object>> {
    @Override
    public void set(MultivaluedMap<String, Object> response, CorsField field, String value) {
      response.putSingle(field.value(), value);
    }

    @Override
    public void add(MultivaluedMap<String, Object> response, CorsField field, String value) {
      response.add(field.value(), value);
    }

    @Override
    public @Nullable String get(
        MultivaluedMap<String, Object> response, CorsField field, int index) {
      List<Object> lines = response.get(field.value());
      return lines != null && index < lines.size() ? String.valueOf(lines.get(index)) : null;
    }
  }
}
