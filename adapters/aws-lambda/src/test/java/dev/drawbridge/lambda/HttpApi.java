package dev.drawbridge.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.drawbridge.cors.CorsRoutes;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Plays the events of format 2.0. */
final class HttpApi {
  private HttpApi() {}

  /**
   * Starts a gateway before the kit's application.
   *
   * @param domain the name of the API, or of the function URL
   * @param routeKey which of the API's routes leads to the function
   */
  static Gateway start(CorsRoutes routes, String domain, String routeKey) throws IOException {
    KitApplication application = new KitApplication();
    RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler =
        LambdaCors.http(routes, (event, context) -> respond(application, event));
    return Gateway.before(
        request -> answer(handler.handleRequest(event(request, domain, routeKey), null)));
  }

  private static APIGatewayV2HTTPResponse respond(
      KitApplication application, APIGatewayV2HTTPEvent event) {
    String method = event.getRequestContext().getHttp().getMethod();
    KitApplication.Reply reply = application.answer(method, event.getRawPath(), event.getBody());
    APIGatewayV2HTTPResponse response = new APIGatewayV2HTTPResponse();
    response.setStatusCode(reply.status());
    response.setHeaders(reply.fields());
    response.setBody(reply.body());
    response.setIsBase64Encoded(reply.base64());
    return response;
  }

  private static APIGatewayV2HTTPEvent event(
      Gateway.Request request, String domain, String routeKey) {
    String path = domain.contains(".lambda-url.") ? request.path() : decoded(request.path());
    APIGatewayV2HTTPEvent.RequestContext.Http http =
        new APIGatewayV2HTTPEvent.RequestContext.Http();
    http.setMethod(request.method());
    http.setPath(path);
    http.setProtocol("HTTP/1.1");
    APIGatewayV2HTTPEvent.RequestContext context = new APIGatewayV2HTTPEvent.RequestContext();
    context.setHttp(http);
    context.setDomainName(domain);
    context.setStage("$default");
    APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
    event.setVersion("2.0");
    event.setRouteKey(routeKey);
    event.setRawPath(path);
    event.setRawQueryString(request.query());
    event.setHeaders(fields(request));
    event.setRequestContext(context);
    event.setBody(request.base64());
    event.setIsBase64Encoded(request.base64() != null);
    return event;
  }

  /** As captures of other people's events show it: HTTP APIs decode, function URLs do not. */
  private static String decoded(String path) {
    return URLDecoder.decode(
        path.replace("+", "%2B").replaceAll("%(?![0-9A-Fa-f]{2})", "%25"), StandardCharsets.UTF_8);
  }

  /** "Header names are lowercased. Duplicate headers are combined with commas." */
  private static Map<String, String> fields(Gateway.Request request) {
    Map<String, String> fields = new LinkedHashMap<>();
    request
        .fields()
        .forEach(
            (name, lines) -> fields.put(name.toLowerCase(Locale.ROOT), String.join(",", lines)));
    return fields;
  }

  private static Gateway.Answer answer(APIGatewayV2HTTPResponse response) {
    Map<String, List<String>> fields =
        new LinkedHashMap<>(KitApplication.lists(response.getHeaders()));
    if (response.getCookies() != null) {
      fields.put("Set-Cookie", response.getCookies());
    }
    return new Gateway.Answer(
        response.getStatusCode(), fields, response.getBody(), response.getIsBase64Encoded());
  }
}
