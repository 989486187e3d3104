package dev.drawbridge.jaxrs;

import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.RequestReader;
import dev.drawbridge.cors.ResponseWriter;
import dev.drawbridge.cors.TargetReader;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the server side of CORS reads requests of Jakarta REST and writes its responses. */
public final class JaxrsFields {
  /** Reads requests; stateless. */
  public static final RequestReader<ContainerRequestContext> REQUEST = new Reader();

  /** Reads where requests go, the application's path included; stateless. */
  public static final TargetReader<ContainerRequestContext> TARGET = new Target();

  /** Writes responses; stateless. */
  public static final ResponseWriter<ContainerResponseContext> RESPONSE = new Writer();

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

  private static final class Writer implements ResponseWriter<ContainerResponseContext> {
    @Override
    public void set(ContainerResponseContext response, CorsField field, String value) {
      response.getHeaders().putSingle(field.value(), value);
    }

    @Override
    public void add(ContainerResponseContext response, CorsField field, String value) {
      response.getHeaders().add(field.value(), value);
    }

    @Override
    public @Nullable String get(ContainerResponseContext response, CorsField field, int index) {
      boolean present = response.getHeaders().containsKey(field.value());
      return present ? line(response.getStringHeaders().get(field.value()), index) : null;
    }
  }
}
