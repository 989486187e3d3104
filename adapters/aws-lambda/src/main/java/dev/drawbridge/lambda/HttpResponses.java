package dev.drawbridge.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.CorsProblem;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Responses of format 2.0: one line of each name. */
final class HttpResponses implements Responses<APIGatewayV2HTTPResponse> {
  static final HttpResponses INSTANCE = new HttpResponses();

  private HttpResponses() {}

  @Override
  public APIGatewayV2HTTPResponse answer(int status, boolean problem) {
    APIGatewayV2HTTPResponse response = new APIGatewayV2HTTPResponse();
    response.setStatusCode(status);
    response.setHeaders(FieldMaps.copy(null));
    if (problem) {
      response.getHeaders().put("Content-Type", CorsProblem.MEDIA_TYPE);
      response.setBody(new String(CorsProblem.content(), StandardCharsets.US_ASCII));
    }
    return response;
  }

  @Override
  public APIGatewayV2HTTPResponse copy(APIGatewayV2HTTPResponse response) {
    APIGatewayV2HTTPResponse copy = new APIGatewayV2HTTPResponse();
    copy.setStatusCode(response.getStatusCode());
    copy.setHeaders(FieldMaps.copy(response.getHeaders()));
    if (response.getMultiValueHeaders() != null) {
      copy.setMultiValueHeaders(FieldMaps.copy(response.getMultiValueHeaders()));
    }
    copy.setCookies(response.getCookies());
    copy.setBody(response.getBody());
    copy.setIsBase64Encoded(response.getIsBase64Encoded());
    return copy;
  }

  @Override
  public void drop(APIGatewayV2HTTPResponse response, CorsField field) {
    FieldMaps.drop(response.getHeaders(), field);
    FieldMaps.drop(response.getMultiValueHeaders(), field);
  }

  @Override
  public void set(APIGatewayV2HTTPResponse response, CorsField field, String value) {
    drop(response, field);
    response.getHeaders().put(field.value(), value);
  }

  @Override
  public void add(APIGatewayV2HTTPResponse response, CorsField field, String value) {
    FieldMaps.join(response.getHeaders(), field, value);
  }

  @Override
  public @Nullable String get(APIGatewayV2HTTPResponse response, CorsField field, int index) {
    return index == 0 ? FieldMaps.find(response.getHeaders(), field.value()) : null;
  }
}
