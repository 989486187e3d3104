package dev.drawbridge.netty;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.FixedFields;
import dev.drawbridge.cors.RequestReader;
import dev.drawbridge.cors.ResponseWriter;
import dev.drawbridge.cors.TargetReader;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.AsciiString;
import java.util.Arrays;
import java.util.Iterator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the server side of CORS reads Netty's requests and writes Netty's responses. */
final class NettyFields {
  /** Reads requests; stateless. */
  static final RequestReader<HttpRequest> REQUEST = new Reader();

  /** Writes the fields of responses; stateless. */
  static final ResponseWriter<HttpHeaders> RESPONSE = new Writer();

  /** Reads where requests go; stateless. */
  static final TargetReader<HttpRequest> TARGET = new Target();

  private static final AsciiString[] NAMES =
      Arrays.stream(CorsField.values())
          .map(field -> AsciiString.cached(field.value()))
          .toArray(AsciiString[]::new);

  private NettyFields() {}

  static AsciiString name(CorsField field) {
    return NAMES[field.ordinal()];
  }

  private static @Nullable String line(HttpHeaders fields, CorsField field, int index) {
    // Always the iterator: it goes backwards, and get() begins at the other end.
    Iterator<String> lines = fields.valueStringIterator(name(field));
    for (int i = 0; i < index && lines.hasNext(); i++) {
      lines.next();
    }
    return lines.hasNext() ? lines.next() : null;
  }

  private static final class Reader implements RequestReader<HttpRequest> {
    @Override
    public String method(HttpRequest request) {
      return request.method().name();
    }

    @Override
    public @Nullable String get(HttpRequest request, CorsField field) {
      return request.headers().get(name(field));
    }

    @Override
    public @Nullable String get(HttpRequest request, CorsField field, int index) {
      return line(request.headers(), field, index);
    }

    @Override
    public @Nullable String only(HttpRequest request, CorsField field) {
      Iterator<String> lines = request.headers().valueStringIterator(name(field));
      String first = lines.hasNext() ? lines.next() : null;
      return lines.hasNext() ? SEVERAL : first;
    }
  }

  private static final class Target implements TargetReader<HttpRequest> {
    private static final Pattern ABSOLUTE = Pattern.compile("^https?://[^/?#]*", CASE_INSENSITIVE);

    @Override
    public String path(HttpRequest request) {
      String target = request.uri();
      if (!target.startsWith("/")) {
        target = ABSOLUTE.matcher(target).replaceFirst("");
      }
      int query = target.indexOf('?');
      return query < 0 ? target : target.substring(0, query);
    }

    @Override
    public String authority(HttpRequest request) {
      // Deviation from RFC 9112, 3.2.2: Host also where the target is absolute. The application
      // reads it there, and a request that names two hosts is not served by two policies.
      String host = request.headers().get(HttpHeaderNames.HOST);
      return host == null ? "" : host;
    }
  }

  private static final class Writer implements ResponseWriter<HttpHeaders> {
    @Override
    public void set(HttpHeaders response, CorsField field, String value) {
      response.set(name(field), value);
    }

    @Override
    public void setAll(HttpHeaders response, FixedFields fields) {
      fields.prepared(PreparedFields.class, PreparedFields::of).putInto(response);
    }

    @Override
    public void add(HttpHeaders response, CorsField field, String value) {
      response.add(name(field), value);
    }

    @Override
    public @Nullable String get(HttpHeaders response, CorsField field, int index) {
      return line(response, field, index);
    }
  }
}
