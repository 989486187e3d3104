package dev.drawbridge.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.drawbridge.cors.CorsField;
import org.jspecify.annotations.Nullable;

/**
 * Format 2.0: names in lower case, the lines of a field joined with commas. In spite of its name
 * {@code rawPath} is decoded, save in events of function URLs.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">AWS
 *     Lambda proxy integrations for HTTP APIs</a>
 */
final class HttpEvents implements Events<APIGatewayV2HTTPEvent> {
  static final HttpEvents INSTANCE = new HttpEvents();

  private HttpEvents() {}

  @Override
  public boolean isRequest(APIGatewayV2HTTPEvent event) {
    APIGatewayV2HTTPEvent.RequestContext context = event.getRequestContext();
    boolean hasMethod =
        context != null && context.getHttp() != null && context.getHttp().getMethod() != null;
    return hasMethod && event.getRawPath() != null;
  }

  @Override
  public String method(APIGatewayV2HTTPEvent request) {
    return request.getRequestContext().getHttp().getMethod();
  }

  @Override
  public @Nullable String get(APIGatewayV2HTTPEvent request, CorsField field, int index) {
    return index == 0 ? FieldMaps.find(request.getHeaders(), field.value()) : null;
  }

  @Override
  public String path(APIGatewayV2HTTPEvent request) {
    String path = request.getRawPath();
    return isOfFunctionUrl(request) ? path : DecodedPath.encode(path);
  }

  private static boolean isOfFunctionUrl(APIGatewayV2HTTPEvent request) {
    String domain = request.getRequestContext().getDomainName();
    return domain != null && domain.contains(".lambda-url.");
  }

  @Override
  public String authority(APIGatewayV2HTTPEvent request) {
    String host = FieldMaps.find(request.getHeaders(), "Host");
    return host == null ? "" : host;
  }
}
