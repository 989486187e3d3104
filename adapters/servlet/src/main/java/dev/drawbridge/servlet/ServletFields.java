package dev.drawbridge.servlet;

import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.RequestReader;
import dev.drawbridge.cors.ResponseWriter;
import dev.drawbridge.cors.TargetReader;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Enumeration;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * How the server side of CORS reads servlet requests and writes servlet responses. For whoever
 * decides in a servlet or a filter of their own, as the benchmarks of the engine do; {@link
 * CorsFilter} needs nothing of it from outside.
 */
public final class ServletFields {
  /** Reads requests; stateless. */
  public static final RequestReader<HttpServletRequest> REQUEST = new Reader();

  /** Writes responses; stateless. */
  public static final ResponseWriter<HttpServletResponse> RESPONSE = new Writer();

  /**
   * Reads where a request goes: the path within the application, without the context path; of an
   * error page, the path of the request that failed. Stateless.
   */
  public static final TargetReader<HttpServletRequest> TARGET = new Target();

  private ServletFields() {}

  private static final class Reader implements RequestReader<HttpServletRequest> {
    @Override
    public String method(HttpServletRequest request) {
      return request.getMethod();
    }

    @Override
    public @Nullable String get(HttpServletRequest request, CorsField field) {
      return request.getHeader(field.value());
    }

    @Override
    public @Nullable String get(HttpServletRequest request, CorsField field, int index) {
      Enumeration<String> lines = request.getHeaders(field.value());
      for (int i = 0; i < index && lines.hasMoreElements(); i++) {
        lines.nextElement();
      }
      return lines.hasMoreElements() ? lines.nextElement() : null;
    }

    @Override
    public @Nullable String only(HttpServletRequest request, CorsField field) {
      Enumeration<String> lines = request.getHeaders(field.value());
      String first = lines.hasMoreElements() ? lines.nextElement() : null;
      return lines.hasMoreElements() ? SEVERAL : first;
    }
  }

  private static final class Writer implements ResponseWriter<HttpServletResponse> {
    @Override
    public void set(HttpServletResponse response, CorsField field, String value) {
      response.setHeader(field.value(), value);
    }

    @Override
    public void add(HttpServletResponse response, CorsField field, String value) {
      response.addHeader(field.value(), value);
    }

    @Override
    public @Nullable String get(HttpServletResponse response, CorsField field, int index) {
      if (index == 0) {
        return response.getHeader(field.value());
      }
      Iterator<String> lines = response.getHeaders(field.value()).iterator();
      for (int i = 0; i < index && lines.hasNext(); i++) {
        lines.next();
      }
      return lines.hasNext() ? lines.next() : null;
    }
  }

  private static final class Target implements TargetReader<HttpServletRequest> {
    @Override
    public String path(HttpServletRequest request) {
      String path = request.getRequestURI();
      if (request.getDispatcherType() == DispatcherType.ERROR
          && request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed) {
        path = failed;
      }
      int context = request.getContextPath().length();
      return context < path.length() ? path.substring(context) : "/";
    }

    @Override
    public String authority(HttpServletRequest request) {
      String host = request.getHeader("Host");
      if (host != null) {
        return host;
      }
      // Containers may keep HTTP/2's :authority for the server's name alone.
      return request.getProtocol().startsWith("HTTP/1") ? "" : request.getServerName();
    }
  }
}
