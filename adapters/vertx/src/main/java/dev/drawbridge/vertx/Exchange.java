package dev.drawbridge.vertx;

import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.CorsProblem;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.cors.CorsRoutes;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * A request and what was decided about it. Called when the head of its answer is about to be sent,
 * whoever gives the answer.
 */
record Exchange(HttpServerRequest request, @Nullable String origin, CorsDecision decision)
    implements Handler<Void> {

  /** Decides about a request; returns null if CORS is left to the application. */
  static @Nullable Exchange begin(HttpServerRequest request, CorsRoutes routes) {
    CorsProcessor processor = routes.find(request, VertxFields.TARGET);
    if (processor == null) {
      return null;
    }
    String origin = VertxFields.REQUEST.only(request, CorsField.ORIGIN);
    return new Exchange(request, origin, processor.decide(origin, request, VertxFields.REQUEST));
  }

  /** Answers the request here, where the decision says so. */
  boolean answered() {
    if (!decision.answersHere()) {
      return false;
    }
    HttpServerResponse response = request.response().setStatusCode(decision.status());
    write();
    if (decision.isPreflight()) {
      response.end();
    } else {
      response.putHeader(HttpHeaders.CONTENT_TYPE, CorsProblem.MEDIA_TYPE);
      response.end(Buffer.buffer(CorsProblem.content()));
    }
    return true;
  }

  /** Writes the decision's fields to the answer. */
  void write() {
    write(request.response().headers());
  }

  private void write(MultiMap fields) {
    decision.writeTo(origin, request, VertxFields.REQUEST, fields, VertxFields.RESPONSE);
  }

  /** Writes the decision's fields in place of those that the application set. */
  @Override
  public void handle(@Nullable Void event) {
    MultiMap fields = request.response().headers();
    for (CorsField field : decision.owned()) {
      fields.remove(VertxFields.name(field));
    }
    write(fields);
  }
}
