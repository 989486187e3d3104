package dev.drawbridge.testkit.spring;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.testkit.TestServer;
import dev.drawbridge.wire.WireRequest;
import dev.drawbridge.wire.WireResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * A Spring application behind a {@link WebTestClient} that is bound to it: WebFlux, or MVC by way
 * of {@code MockMvcWebTestClient}. Spring 6.2 and 7.
 *
 * <p>For a client that is bound to a running server, give the browser the server's URL instead.
 */
public final class WebTestClientServer implements TestServer {
  /** What the client makes itself, from the URL, the body and the cookies. */
  private static final Set<String> MADE = Set.of("Host", "Content-Length", "Connection", "Cookie");

  private final WebTestClient client;

  private WebTestClientServer(WebTestClient client) {
    this.client = client;
  }

  /** Returns the server that answers as {@code client} does. */
  public static WebTestClientServer of(WebTestClient client) {
    return new WebTestClientServer(client);
  }

  @Override
  public WireResponse answer(WireRequest request) {
    WebTestClient.RequestBodySpec spec =
        client.method(HttpMethod.valueOf(request.method())).uri(Uris.of(request.url()));
    request.fields().without(MADE).fields().forEach(f -> spec.header(f.name(), f.value()));
    Cookies.of(request.fields()).forEach(pair -> spec.cookie(pair.name(), pair.value()));
    if (request.body().length > 0) {
      spec.bodyValue(request.body());
    }
    EntityExchangeResult<byte[]> result = spec.exchange().expectBody().returnResult();
    List<Field> fields = new ArrayList<>();
    result
        .getResponseHeaders()
        .forEach((name, values) -> values.forEach(value -> fields.add(new Field(name, value))));
    byte[] body = result.getResponseBodyContent();
    return WireResponse.of(
        result.getStatus().value(), new FieldList(fields), body == null ? new byte[0] : body);
  }
}
