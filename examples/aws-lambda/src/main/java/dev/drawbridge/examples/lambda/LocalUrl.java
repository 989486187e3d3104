package dev.drawbridge.examples.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A local socket in the place of the function's URL: what AWS does before the function. */
public final class LocalUrl {
  private LocalUrl() {}

  /** Listens at the port that the environment names. */
  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8090"));
    Items function = new Items();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/", exchange -> answer(exchange, function.handleRequest(event(exchange), null)));
    server.start();
    System.out.println("listening on http://127.0.0.1:" + port);
  }

  private static APIGatewayV2HTTPEvent event(HttpExchange exchange) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, lines) -> fields.put(name.toLowerCase(Locale.ROOT), String.join(",", lines)));
    byte[] body = exchange.getRequestBody().readAllBytes();
    String query = exchange.getRequestURI().getRawQuery();
    return APIGatewayV2HTTPEvent.builder()
        .withVersion("2.0")
        .withRouteKey("$default")
        .withRawPath(exchange.getRequestURI().getRawPath())
        .withRawQueryString(query == null ? "" : query)
        .withHeaders(fields)
        .withBody(Base64.getEncoder().encodeToString(body))
        .withIsBase64Encoded(true)
        .withRequestContext(
            APIGatewayV2HTTPEvent.RequestContext.builder()
                .withStage("$default")
                .withDomainName("local.lambda-url.eu-west-1.on.aws")
                .withHttp(
                    APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                        .withMethod(exchange.getRequestMethod())
                        .withPath(exchange.getRequestURI().getRawPath())
                        .build())
                .build())
        .build();
  }

  private static void answer(HttpExchange exchange, APIGatewayV2HTTPResponse response)
      throws IOException {
    response.getHeaders().forEach(exchange.getResponseHeaders()::set);
    byte[] body =
        response.getBody() == null
            ? new byte[0]
            : response.getBody().getBytes(StandardCharsets.UTF_8);
    boolean empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(response.getStatusCode(), empty ? -1 : body.length);
    if (!empty) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
