package dev.drawbridge.cors;

import dev.drawbridge.fetch.Methods;
import org.jspecify.annotations.Nullable;

/**
 * A field that a decision sends: its value is known when the policy is compiled, or it is a marker
 * that is resolved from the request when the decision is written.
 */
record FieldLine(CorsField field, Source source, String literal) {
  enum Source {
    LITERAL,
    /** The request's {@code Origin}, which matched an entry of the policy. */
    ORIGIN,
    /** The method that a preflight asks for, unless it is CORS-safelisted and needs no mention. */
    ASKED_METHOD,
    /** Those field names that a preflight asks for and may have. */
    GRANTED_HEADERS
  }

  static FieldLine literal(CorsField field, String value) {
    return new FieldLine(field, Source.LITERAL, value);
  }

  static FieldLine marker(CorsField field, Source source) {
    return new FieldLine(field, source, "");
  }

  boolean isLiteral() {
    return source == Source.LITERAL;
  }

  /** Returns the value, or null if the field is not sent for this request. */
  <C> @Nullable String resolve(
      @Nullable String origin, C request, RequestReader<C> reader, AllowedHeaders headers) {
    return switch (source) {
      case LITERAL -> literal;
      case ORIGIN -> origin;
      case ASKED_METHOD -> askedMethod(request, reader);
      case GRANTED_HEADERS -> headers.granted(request, reader);
    };
  }

  private static <C> @Nullable String askedMethod(C request, RequestReader<C> reader) {
    String method = reader.get(request, CorsField.ACCESS_CONTROL_REQUEST_METHOD);
    return method == null || Methods.isSafelisted(method) ? null : method;
  }
}
