package dev.drawbridge.examples.helidon;

import dev.drawbridge.cors.CorsPolicy;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;

/** A Helidon 4 application with Drawbridge before it. */
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
    HttpRouting.Builder routing =
        HttpRouting.builder()
            .addFeature(new Cors(policy))
            .get("/items/1", Server::item)
            .put("/items/1", Server::item)
            .get("/broken", Server::fail);

    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8090"));
    WebServer.builder().host("127.0.0.1").port(port).routing(routing).build().start();
    System.out.println("listening on http://127.0.0.1:" + port);
  }

  private static void item(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.CONTENT_TYPE, "application/json");
    response.header(HeaderNames.ETAG, "\"1\"");
    response.send("{\"id\":1,\"name\":\"raise the bridge\"}");
  }

  private static void fail(ServerRequest request, ServerResponse response) {
    throw new IllegalStateException("the application fails");
  }
}
