package dev.drawbridge.netty;

import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.RequestReader;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way, in the order of the connection: passed on with what was decided, or
 * answered here and waiting for its turn. Keeps of the request what an answer needs, for the
 * application may change or release it.
 */
record Exchange(
    @Nullable CorsDecision decision,
    String method,
    @Nullable String origin,
    @Nullable FullHttpResponse answer,
    boolean last) {
  private static final RequestReader<Exchange> READER =
      new RequestReader<>() {
        @Override
        public String method(Exchange exchange) {
          return exchange.method;
        }

        @Override
        public @Nullable String get(Exchange exchange, CorsField field) {
          return field == CorsField.ORIGIN ? exchange.origin : null;
        }

        @Override
        public @Nullable String get(Exchange exchange, CorsField field, int index) {
          return index == 0 ? get(exchange, field) : null;
        }
      };

  static Exchange passedOn(CorsDecision decision, String method, @Nullable String origin) {
    return new Exchange(decision, method, origin, null, false);
  }

  /** For a request that could not be read, or that no route matches: its answer is left alone. */
  static Exchange undecided() {
    return new Exchange(null, "", null, null, false);
  }

  static Exchange answered(FullHttpResponse answer, boolean last) {
    return new Exchange(null, "", null, answer, last);
  }

  /** Writes the decision to the application's response; its own CORS fields are dropped. */
  void decorate(HttpResponse response) {
    if (decision != null) {
      HttpHeaders fields = response.headers();
      for (CorsField field : decision.owned()) {
        fields.remove(field.value());
      }
      decision.writeTo(this, READER, response, NettyFields.RESPONSE);
    }
  }
}
