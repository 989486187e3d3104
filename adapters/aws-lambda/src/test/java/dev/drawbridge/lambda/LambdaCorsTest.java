package dev.drawbridge.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsRoutes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the kit's gateway cannot tell apart. */
final class LambdaCorsTest {
  private static final CorsRoutes ROUTES =
      CorsRoutes.everywhere(CorsPolicy.builder().allowOrigins("https://a.example").build());

  private static APIGatewayProxyRequestEvent event() {
    return new APIGatewayProxyRequestEvent()
        .withHttpMethod("GET")
        .withPath("/x")
        .withHeaders(Map.of("origin", "https://a.example"));
  }

  @Test
  void anEventWithoutListsIsReadFromItsOnlyHeaders() {
    APIGatewayProxyResponseEvent response =
        LambdaCors.rest(
                ROUTES, (event, context) -> new APIGatewayProxyResponseEvent().withStatusCode(200))
            .handleRequest(event(), null);

    assertThat(response.getHeaders())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("Access-Control-Allow-Origin", "https://a.example", "Vary", "Origin"));
  }

  @Test
  void fieldsInBothMapsOfAResponseAreDroppedAndMerged() {
    APIGatewayProxyResponseEvent response =
        LambdaCors.rest(
                ROUTES,
                (event, context) ->
                    new APIGatewayProxyResponseEvent()
                        .withStatusCode(200)
                        .withHeaders(Map.of("Access-Control-Allow-Origin", "*", "vary", "Accept"))
                        .withMultiValueHeaders(
                            Map.of(
                                "access-control-allow-origin", List.of("*"),
                                "Vary", List.of("Cookie", "origin"))))
            .handleRequest(event(), null);

    assertThat(response.getHeaders())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("Access-Control-Allow-Origin", "https://a.example", "vary", "Accept"));
    assertThat(response.getMultiValueHeaders())
        .containsExactlyEntriesOf(Map.of("Vary", List.of("Cookie", "origin")));
  }

  @Test
  void aHandlerThatReturnsNullIsAnsweredFor() {
    APIGatewayProxyResponseEvent response =
        LambdaCors.rest(ROUTES, (event, context) -> null).handleRequest(event(), null);

    assertThat(response.getStatusCode()).isEqualTo(500);
    assertThat(response.getHeaders())
        .containsEntry("Access-Control-Allow-Origin", "https://a.example");
  }
}
