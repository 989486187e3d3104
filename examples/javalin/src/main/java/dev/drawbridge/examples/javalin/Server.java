package dev.drawbridge.examples.javalin;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.servlet.CorsFilter;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Duration;

/** A Javalin application behind the filter. */
public final class Server {
  private Server() {}

  /** Listens at the port that the environment names. */
  public static void main(String[] arguments) {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8090"));
    Javalin.create(Server::configure).start("127.0.0.1", port);
    System.out.println("listening on http://127.0.0.1:" + port);
  }

  private static void configure(JavalinConfig config) {
    CorsPolicy policy =
        CorsPolicy.builder()
            .allowOrigins("http://localhost:*")
            .allowMethods("PUT", "DELETE")
            .allowHeaders("Content-Type", "X-Trace")
            .exposeHeaders("ETag")
            .allowCredentials(true)
            .maxAge(Duration.ofMinutes(10))
            .build();
    config.jetty.modifyServletContextHandler(
        handler ->
            handler.addServletContainerInitializer(
                (classes, context) -> new CorsFilter(policy).addTo(context)));

    config.routes.get("/items/1", Server::item);
    config.routes.put("/items/1", Server::item);
    config.routes.get(
        "/broken",
        context -> {
          throw new IllegalStateException("the application fails");
        });
  }

  private static void item(Context context) {
    context
        .contentType("application/json")
        .header("ETag", "\"1\"")
        .result("{\"id\":1,\"name\":\"raise the bridge\"}");
  }
}
