package dev.drawbridge.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsRoutes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the kit's gateway cannot tell apart. */
final class LambdaCorsTest {
  private static final String HTTP_API = "api-id.execute-api.eu-west-1.amazonaws.com";
  private static final String FUNCTION_URL = "url-id.lambda-url.eu-west-1.on.aws";
  private static final CorsPolicy POLICY =
      CorsPolicy.builder().allowOrigins("https://a.example").build();
  private static final CorsRoutes ROUTES = CorsRoutes.everywhere(POLICY);

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

  private static APIGatewayV2HTTPEvent event(String domain, String path, String origin) {
    return APIGatewayV2HTTPEvent.builder()
        .withRawPath(path)
        .withHeaders(Map.of("origin", origin))
        .withRequestContext(
            APIGatewayV2HTTPEvent.RequestContext.builder()
                .withDomainName(domain)
                .withHttp(
                    APIGatewayV2HTTPEvent.RequestContext.Http.builder().withMethod("GET").build())
                .build())
        .build();
  }

  /** Fields of one invocation must not be on what the next one gets. */
  @Test
  void aResponseThatIsGivenTwiceStaysAsItIs() {
    CorsRoutes routes = CorsRoutes.builder().route("/api/*", POLICY).build();
    APIGatewayV2HTTPResponse missing =
        APIGatewayV2HTTPResponse.builder()
            .withStatusCode(404)
            .withHeaders(new HashMap<>(Map.of("X-Own", "1")))
            .withCookies(List.of("a=1"))
            .withBody("bm8=")
            .withIsBase64Encoded(true)
            .build();
    var http = LambdaCors.http(routes, (event, context) -> missing);

    APIGatewayV2HTTPResponse first =
        http.handleRequest(event(FUNCTION_URL, "/api/1", "https://a.example"), null);
    assertThat(first)
        .usingRecursiveComparison()
        .ignoringFields("headers")
        .isEqualTo(missing)
        .isNotSameAs(missing);
    assertThat(first.getHeaders())
        .containsEntry("Access-Control-Allow-Origin", "https://a.example")
        .containsEntry("X-Own", "1");
    assertThat(http.handleRequest(event(FUNCTION_URL, "/other", "https://evil.example"), null))
        .extracting(APIGatewayV2HTTPResponse::getHeaders)
        .isEqualTo(Map.of("X-Own", "1"));
  }

  @Test
  void aResponseOfRestApisThatIsGivenTwiceStaysAsItIs() {
    APIGatewayProxyResponseEvent missing =
        new APIGatewayProxyResponseEvent()
            .withStatusCode(404)
            .withMultiValueHeaders(new HashMap<>(Map.of("X-Own", List.of("1", "2"))))
            .withBody("bm8=")
            .withIsBase64Encoded(true);
    APIGatewayProxyResponseEvent before = missing.clone();

    APIGatewayProxyResponseEvent first =
        LambdaCors.rest(ROUTES, (event, context) -> missing).handleRequest(event(), null);

    assertThat(missing).isEqualTo(before);
    assertThat(first).usingRecursiveComparison().ignoringFields("headers").isEqualTo(before);
    assertThat(first.getHeaders())
        .containsEntry("Access-Control-Allow-Origin", "https://a.example");
  }

  /** HTTP APIs hand on the path decoded, function URLs as it came. */
  @ParameterizedTest
  @CsvSource({
    HTTP_API + ", /admin/x, ''",
    HTTP_API + ", /admin/../public/x, ''",
    HTTP_API + ", /public/./x, ''",
    HTTP_API + ", '/public/..\\x', ''",
    HTTP_API + ", /public/café, *",
    HTTP_API + ", /public/a b, *",
    HTTP_API + ", '/public/100%?#[x]', *",
    HTTP_API + ", /public/+~@:!$&'()*=, *",
    HTTP_API + ", /public/%2e, ''",
    HTTP_API + ", /public//x, ''",
    HTTP_API + ", /admin;x/y, ''",
    "'', /public/a b, *",
    FUNCTION_URL + ", /public/a%20b, *",
    FUNCTION_URL + ", /public/a b, ''",
    FUNCTION_URL + ", /public/../admin/x, ''",
    FUNCTION_URL + ", /admin/..%2fpublic/x, ''",
  })
  void thePathIsReadAsTheServiceWritesIt(String domain, String path, String allowed) {
    CorsRoutes routes =
        CorsRoutes.builder()
            .route("/public/**", CorsPolicy.builder().allowOrigins("*").build())
            .closed("/admin/**")
            .build();
    var http =
        LambdaCors.http(
            routes,
            (event, context) -> APIGatewayV2HTTPResponse.builder().withStatusCode(200).build());

    assertThat(http.handleRequest(event(domain, path, "https://evil.example"), null).getHeaders())
        .isEqualTo(allowed.isEmpty() ? Map.of() : Map.of("Access-Control-Allow-Origin", allowed));

    APIGatewayProxyRequestEvent old = event().withPath(path);
    old.setVersion(domain.equals(FUNCTION_URL) ? null : "1.0");
    var rest =
        LambdaCors.rest(
            routes, (event, context) -> new APIGatewayProxyResponseEvent().withStatusCode(200));
    assertThat(rest.handleRequest(old, null).getHeaders())
        .isEqualTo(allowed.isEmpty() ? Map.of() : Map.of("Access-Control-Allow-Origin", allowed));
  }

  /** What keeps a function warm is an event of somebody's own making. */
  @Test
  void whatIsNoRequestGoesStraightToTheHandler() {
    for (CorsRoutes routes :
        List.of(ROUTES, CorsRoutes.builder().route("/api/*", POLICY).build())) {
      APIGatewayProxyResponseEvent rest = new APIGatewayProxyResponseEvent();
      assertThat(
              LambdaCors.rest(routes, (event, context) -> rest)
                  .handleRequest(new APIGatewayProxyRequestEvent(), null))
          .isSameAs(rest);
      APIGatewayV2HTTPResponse http = new APIGatewayV2HTTPResponse();
      assertThat(
              LambdaCors.http(routes, (event, context) -> http)
                  .handleRequest(new APIGatewayV2HTTPEvent(), null))
          .isSameAs(http);
    }
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
