package dev.drawbridge.examples.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.lambda.LambdaCors;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A function behind a function URL or an HTTP API, as it is deployed. */
public final class Items
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final CorsPolicy POLICY =
      CorsPolicy.builder()
          .allowOrigins("http://localhost:*")
          .allowMethods("PUT", "DELETE")
          .allowHeaders("Content-Type", "X-Trace")
          .exposeHeaders("ETag")
          .allowCredentials(true)
          .maxAge(Duration.ofMinutes(10))
          .build();
  private static final List<String> METHODS = List.of("GET", "HEAD", "PUT");

  private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler =
      LambdaCors.http(CorsRoutes.everywhere(POLICY), (event, context) -> answer(event));

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return handler.handleRequest(event, context);
  }

  private static APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
    return switch (event.getRawPath()) {
      case "/items/1" -> item(event.getRequestContext().getHttp().getMethod());
      case "/broken" -> throw new IllegalStateException("the function fails");
      default -> respond(404, Map.of(), "");
    };
  }

  private static APIGatewayV2HTTPResponse item(String method) {
    return METHODS.contains(method)
        ? respond(
            200,
            Map.of("Content-Type", "application/json", "ETag", "\"1\""),
            "{\"id\":1,\"name\":\"raise the bridge\"}")
        : respond(405, Map.of("Allow", "GET, HEAD, PUT"), "");
  }

  private static APIGatewayV2HTTPResponse respond(
      int status, Map<String, String> fields, String body) {
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(status)
        .withHeaders(fields)
        .withBody(body)
        .build();
  }
}
