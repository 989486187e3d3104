package dev.drawbridge.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.CorsProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Responses of format 1.0: the gateway sends the lines of {@code headers} and of {@code
 * multiValueHeaders}.
 */
final class RestResponses implements Responses<APIGatewayProxyResponseEvent> {
  static final RestResponses INSTANCE = new RestResponses();

  private RestResponses() {}

  @Override
  public APIGatewayProxyResponseEvent answer(int status, boolean problem) {
    APIGatewayProxyResponseEvent response = new APIGatewayProxyResponseEvent();
    response.setStatusCode(status);
    response.setHeaders(FieldMaps.copy(null));
    if (problem) {
      response.getHeaders().put("Content-Type", CorsProblem.MEDIA_TYPE);
      response.setBody(new String(CorsProblem.content(), StandardCharsets.US_ASCII));
    }
    return response;
  }

  @Override
  public APIGatewayProxyResponseEvent copy(APIGatewayProxyResponseEvent response) {
    APIGatewayProxyResponseEvent copy = new APIGatewayProxyResponseEvent();
    copy.setStatusCode(response.getStatusCode());
    copy.setHeaders(FieldMaps.copy(response.getHeaders()));
    if (response.getMultiValueHeaders() != null) {
      copy.setMultiValueHeaders(FieldMaps.copy(response.getMultiValueHeaders()));
    }
    copy.setBody(response.getBody());
    copy.setIsBase64Encoded(response.getIsBase64Encoded());
    return copy;
  }

  @Override
  public void drop(APIGatewayProxyResponseEvent response, CorsField field) {
    FieldMaps.drop(response.getHeaders(), field);
    FieldMaps.drop(response.getMultiValueHeaders(), field);
  }

  @Override
  public void set(APIGatewayProxyResponseEvent response, CorsField field, String value) {
    drop(response, field);
    response.getHeaders().put(field.value(), value);
  }

  @Override
  public void add(APIGatewayProxyResponseEvent response, CorsField field, String value) {
    FieldMaps.join(response.getHeaders(), field, value);
  }

  @Override
  public @Nullable String get(APIGatewayProxyResponseEvent response, CorsField field, int index) {
    List<String> several = FieldMaps.find(response.getMultiValueHeaders(), field.value());
    int lines = several == null ? 0 : several.size();
    if (several != null && index < lines) {
      return several.get(index);
    }
    return index == lines ? FieldMaps.find(response.getHeaders(), field.value()) : null;
  }
}
