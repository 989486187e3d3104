package dev.drawbridge.examples.helidon;

import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsProblem;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.cors.CorsRoutes;
import io.helidon.common.http.Http;
import io.helidon.common.http.Parameters;
import io.helidon.webserver.Handler;
import io.helidon.webserver.ServerRequest;
import io.helidon.webserver.ServerResponse;

/**
 * The first handler of a routing of Helidon 3: answers preflights, and writes to every other answer
 * the fields of the decision, just before it is sent. Under a policy the fields of the CORS
 * protocol that the application sets itself are dropped; what no route matches is left alone.
 */
public final class Cors implements Handler {
  private final CorsRoutes routes;

  /** Makes a handler under these routes. */
  public Cors(CorsRoutes routes) {
    this.routes = routes;
  }

  /** Makes a handler for all requests alike. */
  public Cors(CorsPolicy policy) {
    this(CorsRoutes.everywhere(policy));
  }

  @Override
  public void accept(ServerRequest request, ServerResponse response) {
    CorsProcessor processor = routes.find(request, HelidonFields.TARGET);
    if (processor == null) {
      request.next();
      return;
    }
    CorsDecision decision = processor.decide(request, HelidonFields.REQUEST);
    response.headers().beforeSend(fields -> decorate(request, fields, decision));
    if (!decision.answersHere()) {
      request.next();
      return;
    }
    response.status(Http.ResponseStatus.create(decision.status()));
    if (decision.isPreflight()) {
      response.send();
    } else {
      response.headers().put(Http.Header.CONTENT_TYPE, CorsProblem.MEDIA_TYPE);
      response.send(CorsProblem.content());
    }
  }

  private static void decorate(ServerRequest request, Parameters fields, CorsDecision decision) {
    for (CorsField field : decision.owned()) {
      fields.remove(field.value());
    }
    decision.writeTo(request, HelidonFields.REQUEST, fields, HelidonFields.RESPONSE);
  }
}
