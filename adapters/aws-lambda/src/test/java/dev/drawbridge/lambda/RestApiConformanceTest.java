package dev.drawbridge.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.ConformanceKit;
import dev.drawbridge.testkit.RunningServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kit on the events of REST APIs, format 1.0. */
class RestApiConformanceTest extends ConformanceKit {
  @Override
  protected RunningServer start(CorsRoutes routes) throws IOException {
    KitApplication application = new KitApplication();
    RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> handler =
        LambdaCors.rest(routes, (event, context) -> respond(application, event));
    return Gateway.before(request -> answer(handler.handleRequest(event(request), null)));
  }

  @Override
  protected Map<String, String> exceptions() {
    return KitExceptions.all();
  }

  /** Every other path is answered in lists, for a function may give either. */
  private static APIGatewayProxyResponseEvent respond(
      KitApplication application, APIGatewayProxyRequestEvent event) {
    KitApplication.Reply reply =
        application.answer(event.getHttpMethod(), event.getPath(), event.getBody());
    APIGatewayProxyResponseEvent response = new APIGatewayProxyResponseEvent();
    response.setStatusCode(reply.status());
    if (event.getPath().length() % 2 == 0) {
      response.setHeaders(reply.fields());
    } else {
      response.setMultiValueHeaders(KitApplication.lists(reply.fields()));
    }
    response.setBody(reply.body());
    response.setIsBase64Encoded(reply.base64());
    return response;
  }

  private static APIGatewayProxyRequestEvent event(Gateway.Request request) {
    APIGatewayProxyRequestEvent event = new APIGatewayProxyRequestEvent();
    event.setResource("/{proxy+}");
    event.setPath(request.path());
    event.setHttpMethod(request.method());
    Map<String, String> last = new LinkedHashMap<>();
    request.fields().forEach((name, lines) -> last.put(name, lines.get(lines.size() - 1)));
    event.setHeaders(last);
    event.setMultiValueHeaders(new LinkedHashMap<>(request.fields()));
    event.setBody(request.base64());
    event.setIsBase64Encoded(request.base64() != null);
    return event;
  }

  /** "If you specify values for both, API Gateway merges them into a single list." */
  private static Gateway.Answer answer(APIGatewayProxyResponseEvent response) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    merge(response.getMultiValueHeaders(), fields);
    merge(
        response.getHeaders() == null ? null : KitApplication.lists(response.getHeaders()), fields);
    boolean base64 = Boolean.TRUE.equals(response.getIsBase64Encoded());
    return new Gateway.Answer(response.getStatusCode(), fields, response.getBody(), base64);
  }

  private static void merge(
      @Nullable Map<String, List<String>> more, Map<String, List<String>> fields) {
    if (more != null) {
      more.forEach(
          (name, lines) -> fields.computeIfAbsent(name, key -> new ArrayList<>()).addAll(lines));
    }
  }
}
