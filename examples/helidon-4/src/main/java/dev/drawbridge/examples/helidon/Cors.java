package dev.drawbridge.examples.helidon;

import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsProblem;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.cors.CorsRoutes;
import io.helidon.common.Weighted;
import io.helidon.http.BadRequestException;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectTransportRequest;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/**
 * A feature of a routing of Helidon 4: answers preflights, and writes to every other answer the
 * fields of the decision, just before it is sent. Under a policy the fields of the CORS protocol
 * that the application sets itself are dropped; what no route matches is left alone.
 */
public final class Cors implements HttpFeature, Filter, Weighted {
  /** Features of more weight come first; of Helidon's own, the first has 1,100. */
  private static final double FIRST = 10_000;

  private final CorsRoutes routes;

  /** Makes a feature under these routes. */
  public Cors(CorsRoutes routes) {
    this.routes = routes;
  }

  /** Makes a feature for all requests alike. */
  public Cors(CorsPolicy policy) {
    this(CorsRoutes.everywhere(policy));
  }

  @Override
  public double weight() {
    return FIRST;
  }

  @Override
  public void setup(HttpRouting.Builder routing) {
    routing.addFilter(this);
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    CorsProcessor processor = routes.find(request, HelidonFields.TARGET);
    if (processor == null) {
      chain.proceed();
      return;
    }
    CorsDecision decision = processor.decide(request, HelidonFields.REQUEST);
    response.beforeSend(() -> decorate(request, response, decision));
    if (decision.answersHere()) {
      answer(request, response, decision);
    } else {
      proceed(chain, request);
    }
  }

  private static void answer(
      RoutingRequest request, RoutingResponse response, CorsDecision decision) {
    response.status(Status.create(decision.status()));
    if (!decision.isPreflight()) {
      response.header(HeaderNames.CONTENT_TYPE, CorsProblem.MEDIA_TYPE);
    }
    if (decision.isPreflight() || request.prologue().method().equals(Method.HEAD)) {
      response.send();
    } else {
      response.send(CorsProblem.content());
    }
  }

  /** Helidon answers a bad request outside of the response, unless it is told as this. */
  private static void proceed(FilterChain chain, RoutingRequest request) {
    try {
      chain.proceed();
    } catch (BadRequestException e) {
      throw RequestException.builder()
          .type(DirectHandler.EventType.BAD_REQUEST)
          .status(e.status())
          .message(e.getMessage())
          .cause(e)
          .request(DirectTransportRequest.create(request.prologue(), request.headers()))
          .build();
    }
  }

  private static void decorate(
      RoutingRequest request, RoutingResponse response, CorsDecision decision) {
    for (CorsField field : decision.owned()) {
      response.headers().remove(HelidonFields.name(field));
    }
    decision.writeTo(request, HelidonFields.REQUEST, response.headers(), HelidonFields.RESPONSE);
  }
}
