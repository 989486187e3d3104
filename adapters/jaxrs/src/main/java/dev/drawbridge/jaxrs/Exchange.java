package dev.drawbridge.jaxrs;

import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.CorsProblem;
import dev.drawbridge.cors.CorsProcessor;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.InterceptorContext;
import org.jspecify.annotations.Nullable;

/** A request under a policy: what decides about it, and what was decided, once that is known. */
final class Exchange {
  private static final String PROPERTY = Exchange.class.getName();
  private static final String SETTLED = PROPERTY + ".settled";

  private final CorsProcessor processor;
  private @Nullable CorsDecision decision;
  private @Nullable ContainerRequestContext answered;

  private Exchange(CorsProcessor processor) {
    this.processor = processor;
  }

  /** Puts a request under a policy, in place of one that it was under. */
  static Exchange begin(ContainerRequestContext request, CorsProcessor processor) {
    Exchange exchange = new Exchange(processor);
    request.setProperty(PROPERTY, exchange);
    return exchange;
  }

  /** Returns the exchange of a request; null if it is under no policy. */
  static @Nullable Exchange of(ContainerRequestContext request) {
    return (Exchange) request.getProperty(PROPERTY);
  }

  /** Returns the exchange of what is being written; null if it is under no policy. */
  static @Nullable Exchange of(InterceptorContext context) {
    return (Exchange) context.getProperty(PROPERTY);
  }

  /** From now on, the request's policy is not sought any more. */
  static void settle(ContainerRequestContext request) {
    request.setProperty(SETTLED, true);
  }

  static boolean isSettled(ContainerRequestContext request) {
    return request.getProperty(SETTLED) != null;
  }

  /** Decides about the request, and answers it here where the decision says so. */
  void decide(ContainerRequestContext request) {
    CorsDecision decided = decision(request);
    if (decided.answersHere()) {
      Response.ResponseBuilder answer = Response.status(decided.status());
      if (!decided.isPreflight()) {
        answer.type(CorsProblem.MEDIA_TYPE).entity(CorsProblem.content());
      }
      request.abortWith(answer.build());
    }
  }

  /** Writes the decision's fields in place of those that the application set. */
  void write(ContainerRequestContext request, MultivaluedMap<String, Object> response) {
    decision(request);
    answered = request;
    rewrite(response);
  }

  /** Writes them again, in place of those that were set since; nothing before {@link #write}. */
  void rewrite(MultivaluedMap<String, Object> response) {
    ContainerRequestContext request = answered;
    if (request != null) {
      CorsDecision decided = decision(request);
      for (CorsField field : decided.owned()) {
        response.remove(field.value());
      }
      decided.writeTo(request, JaxrsFields.REQUEST, response, JaxrsFields.RESPONSE);
    }
  }

  private CorsDecision decision(ContainerRequestContext request) {
    CorsDecision decided = decision;
    if (decided == null) {
      decided = processor.decide(request, JaxrsFields.REQUEST);
      decision = decided;
    }
    return decided;
  }
}
