package dev.drawbridge.benchmarks.engine;

import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.RequestReader;
import dev.drawbridge.cors.ResponseWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** Drawbridge's carrier for servlets. */
final class ServletCarrier {
  static final RequestReader<HttpServletRequest> READER = new Reader();
  static final ResponseWriter<HttpServletResponse> WRITER = new Writer();

  private ServletCarrier() {}

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
      if (!lines.hasMoreElements()) {
        return null;
      }
      String first = lines.nextElement();
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
      int at = 0;
      for (String value : response.getHeaders(field.value())) {
        if (at++ == index) {
          return value;
        }
      }
      return null;
    }
  }
}
