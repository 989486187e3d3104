package dev.drawbridge.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import dev.drawbridge.cors.CorsField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Format 1.0: names as they were sent, every line in {@code multiValueHeaders} and the last one in
 * {@code headers}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html">Lambda
 *     proxy integrations in API Gateway</a>
 */
final class RestEvents implements Events<APIGatewayProxyRequestEvent> {
  static final RestEvents INSTANCE = new RestEvents();

  private RestEvents() {}

  @Override
  public boolean isRequest(APIGatewayProxyRequestEvent event) {
    return event.getHttpMethod() != null && event.getPath() != null;
  }

  @Override
  public String method(APIGatewayProxyRequestEvent request) {
    return request.getHttpMethod();
  }

  @Override
  public @Nullable String get(APIGatewayProxyRequestEvent request, CorsField field, int index) {
    List<String> lines = FieldMaps.find(request.getMultiValueHeaders(), field.value());
    if (lines != null) {
      return index < lines.size() ? lines.get(index) : null;
    }
    return index == 0 ? FieldMaps.find(request.getHeaders(), field.value()) : null;
  }

  @Override
  public String path(APIGatewayProxyRequestEvent request) {
    // HTTP APIs that are set to this format name it, REST APIs do not.
    boolean decoded = request.getVersion() != null;
    return decoded ? DecodedPath.encode(request.getPath()) : request.getPath();
  }

  @Override
  public String authority(APIGatewayProxyRequestEvent request) {
    String host = FieldMaps.find(request.getHeaders(), "Host");
    return host == null ? "" : host;
  }
}
