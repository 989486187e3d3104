package dev.drawbridge.jdk;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.RequestReader;
import dev.drawbridge.cors.ResponseWriter;
import dev.drawbridge.cors.TargetReader;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the server side of CORS reads and writes exchanges of the JDK's server. */
final class JdkFields {
  static final RequestReader<HttpExchange> REQUEST = new Reader();
  static final ResponseWriter<HttpExchange> RESPONSE = new Writer();
  static final TargetReader<HttpExchange> TARGET = new Target();

  /** Reads the path of the context that answers, in place of the request's. */
  static final TargetReader<HttpExchange> CONTEXT = new ContextTarget();

  private JdkFields() {}

  /** Says whether the context's path ends where a segment of the request's path does. */
  static boolean isWithinContext(HttpExchange exchange) {
    String context = exchange.getHttpContext().getPath();
    String path = exchange.getRequestURI().getPath(); // decoded, as the server looks contexts up
    int end = context.length();
    return context.endsWith("/") || path.length() <= end || path.charAt(end) == '/';
  }

  private static @Nullable String line(Headers fields, CorsField field, int index) {
    List<String> lines = fields.get(field.value());
    return lines != null && index < lines.size() ? lines.get(index) : null;
  }

  private static final class Reader implements RequestReader<HttpExchange> {
    @Override
    public String method(HttpExchange request) {
      return request.getRequestMethod();
    }

    @Override
    public @Nullable String get(HttpExchange request, CorsField field) {
      return request.getRequestHeaders().getFirst(field.value());
    }

    @Override
    public @Nullable String get(HttpExchange request, CorsField field, int index) {
      return line(request.getRequestHeaders(), field, index);
    }
  }

  private static final class Writer implements ResponseWriter<HttpExchange> {
    @Override
    public void set(HttpExchange response, CorsField field, String value) {
      response.getResponseHeaders().set(field.value(), value);
    }

    @Override
    public void add(HttpExchange response, CorsField field, String value) {
      response.getResponseHeaders().add(field.value(), value);
    }

    @Override
    public @Nullable String get(HttpExchange response, CorsField field, int index) {
      return line(response.getResponseHeaders(), field, index);
    }
  }

  private static final class Target implements TargetReader<HttpExchange> {
    private static final Pattern ABSOLUTE = Pattern.compile("^https?://[^/?#]*", CASE_INSENSITIVE);

    @Override
    public String path(HttpExchange request) {
      // The text, for its path has lost the first segment of "//items/1".
      String target = request.getRequestURI().toString();
      if (!target.startsWith("/")) {
        target = ABSOLUTE.matcher(target).replaceFirst("");
      }
      int query = target.indexOf('?');
      return query < 0 ? target : target.substring(0, query);
    }

    @Override
    public String authority(HttpExchange request) {
      return host(request);
    }
  }

  private static final class ContextTarget implements TargetReader<HttpExchange> {
    @Override
    public String path(HttpExchange request) {
      return request.getHttpContext().getPath();
    }

    @Override
    public String authority(HttpExchange request) {
      return host(request);
    }
  }

  private static String host(HttpExchange request) {
    String host = request.getRequestHeaders().getFirst("Host");
    return host == null ? "" : host;
  }
}
