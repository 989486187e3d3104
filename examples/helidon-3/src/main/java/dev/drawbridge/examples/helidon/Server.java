package dev.drawbridge.examples.helidon;

import dev.drawbridge.cors.CorsPolicy;
import io.helidon.common.http.Http;
import io.helidon.webserver.Routing;
import io.helidon.webserver.ServerRequest;
import io.helidon.webserver.ServerResponse;
import io.helidon.webserver.WebServer;
import java.time.Duration;

/** A Helidon 3 application with Drawbridge before it. */
public final class Server {
  private Server() {}

  /** Listens at the port that the environment names. */
  public static void main(String[] arguments) {
    CorsPolicy policy =
        CorsPolicy.builder()
            .allowOrigins("http://localhost:*")
            .allowMethods("PUT", "DELETE")
            .allowHeaders("Content-Type", "X-Trace")
            .exposeHeaders("ETag")
            .allowCredentials(true)
            .maxAge(Duration.ofMinutes(10))
            .build();
    Routing routing =
        Routing.builder()
            .any(new Cors(policy))
            .get("/items/1", Server::item)
            .put("/items/1", Server::item)
            .get("/broken", Server::fail)
            .build();

    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8090"));
    WebServer.builder(routing).host("127.0.0.1").port(port).build().start().await();
    System.out.println("listening on http://127.0.0.1:" + port);
  }

  private static void item(ServerRequest request, ServerResponse response) {
    response.headers().put(Http.Header.CONTENT_TYPE, "application/json");
    response.headers().put(Http.Header.ETAG, "\"1\"");
    response.send("{\"id\":1,\"name\":\"raise the bridge\"}");
  }

  private static void fail(ServerRequest request, ServerResponse response) {
    throw new IllegalStateException("the application fails");
  }
}
