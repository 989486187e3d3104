package dev.drawbridge.netty;

import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.CorsDecision.Kind;
import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.RequestReader;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way, in the order of the connection: passed on with what was decided, or
 * answered here and waiting for its turn. Keeps of the request what an answer needs, for the
 * application may change or release it; so it serves all requests that need the same.
 */
final class Exchange {
  /** A request that could not be read, or that no route matches: its answer is left alone. */
  static final Exchange UNDECIDED = new Exchange(null, "", null, null, false);

  private static final RequestReader<Exchange> READER = new Reader();

  private final @Nullable CorsDecision decision;
  private final String method;
  private final @Nullable String origin;
  private final @Nullable FullHttpResponse answer;
  private final boolean last;

  /** What the decision writes, once it is known that more than one request needs it. */
  private @Nullable PreparedFields prepared;

  private Exchange(
      @Nullable CorsDecision decision,
      String method,
      @Nullable String origin,
      @Nullable FullHttpResponse answer,
      boolean last) {
    this.decision = decision;
    this.method = method;
    this.origin = origin;
    this.answer = answer;
    this.last = last;
  }

  static Exchange answered(FullHttpResponse answer, boolean last) {
    return new Exchange(null, "", null, answer, last);
  }

  /** Returns an exchange for a request that is passed on: this one, if it serves that as well. */
  Exchange orPassedOn(CorsDecision decided, String itsMethod, @Nullable String itsOrigin) {
    String echoed = decided.kind() == Kind.ACTUAL ? itsOrigin : null;
    if (decided != decision || !itsMethod.equals(method) || !Objects.equals(echoed, origin)) {
      return new Exchange(decided, itsMethod, echoed, null, false);
    }
    if (prepared == null) {
      HttpHeaders fields = new DefaultHttpHeaders();
      decided.writeTo(this, READER, fields, NettyFields.RESPONSE);
      prepared = PreparedFields.of(fields, decided);
    }
    return this;
  }

  @Nullable FullHttpResponse answer() {
    return answer;
  }

  boolean last() {
    return last;
  }

  /** Writes the decision to the application's response; its own CORS fields are dropped. */
  void decorate(HttpResponse response) {
    if (decision == null) {
      return;
    }
    HttpHeaders fields = response.headers();
    if (prepared != null && !fields.contains(HttpHeaderNames.VARY)) {
      prepared.putInto(fields);
      return;
    }
    for (CorsField field : decision.owned()) {
      fields.remove(NettyFields.name(field));
    }
    decision.writeTo(this, READER, fields, NettyFields.RESPONSE);
  }

  private static final class Reader implements RequestReader<Exchange> {
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
  }
}
