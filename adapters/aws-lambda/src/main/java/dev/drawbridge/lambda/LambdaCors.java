package dev.drawbridge.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.cors.CorsRoutes;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/**
 * Puts the server side of CORS before a function's handler: preflights are answered without it, and
 * its answers get the fields of the decision. Under a policy the fields of the CORS protocol that
 * the handler sets itself are dropped; what no route matches is left alone, and so are events that
 * tell of no HTTP request. The handler's response object stays as it is: a copy is sent.
 *
 * <p>A handler that throws, or returns null, is answered for, with 500 and the fields, so that the
 * page can read the failure; the reason goes to the function's log. The invocation itself then
 * succeeds: alarms belong on the statuses, not on Lambda's count of errors.
 */
public final class LambdaCors {
  private static final int FAILED = 500;

  private LambdaCors() {}

  /**
   * Wraps a handler of format 1.0: REST APIs, and HTTP APIs that are set to it.
   *
   * @return a handler that may be shared by threads if the given one may
   */
  public static RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> rest(
      CorsRoutes routes,
      RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> handler) {
    return new Wrapped<>(routes, RestEvents.INSTANCE, RestResponses.INSTANCE, handler);
  }

  /**
   * Wraps a handler of format 2.0: HTTP APIs and function URLs.
   *
   * @return a handler that may be shared by threads if the given one may
   */
  public static RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> http(
      CorsRoutes routes, RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler) {
    return new Wrapped<>(routes, HttpEvents.INSTANCE, HttpResponses.INSTANCE, handler);
  }

  private record Wrapped<Q, S>(
      CorsRoutes routes, Events<Q> events, Responses<S> responses, RequestHandler<Q, S> handler)
      implements RequestHandler<Q, S> {
    @Override
    public S handleRequest(Q request, Context context) {
      CorsProcessor processor = events.isRequest(request) ? routes.find(request, events) : null;
      if (processor == null) {
        return handler.handleRequest(request, context);
      }
      CorsDecision decision = processor.decide(request, events);
      S response;
      if (decision.answersHere()) {
        response = responses.answer(decision.status(), !decision.isPreflight());
      } else {
        response = answered(request, context);
        decision.owned().forEach(field -> responses.drop(response, field));
      }
      decision.writeTo(request, events, response, responses);
      return response;
    }

    private S answered(Q request, Context context) {
      try {
        @Nullable S response = handler.handleRequest(request, context);
        if (response != null) {
          return responses.copy(response);
        }
        log(context, "the handler returned null: expected a response");
      } catch (RuntimeException e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        log(context, trace.toString());
      }
      return responses.answer(FAILED, false);
    }

    private static void log(@Nullable Context context, String message) {
      if (context != null && context.getLogger() != null) {
        context.getLogger().log(message);
      }
    }
  }
}
