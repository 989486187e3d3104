package dev.drawbridge.examples.jersey;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.jaxrs.CorsFeature;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** An application of Jersey with Drawbridge in it. */
public final class Server {
  private Server() {}

  /** Listens at the port that the environment names. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    CorsPolicy policy =
        CorsPolicy.builder()
            .allowOrigins("http://localhost:*")
            .allowMethods("PUT", "DELETE")
            .allowHeaders("Content-Type", "X-Trace")
            .exposeHeaders("ETag")
            .allowCredentials(true)
            .maxAge(Duration.ofMinutes(10))
            .build();

    ResourceConfig config = new ResourceConfig();
    config.register(CorsFeature.of(policy));
    config.register(Items.class);

    String port = System.getenv().getOrDefault("PORT", "8090");
    URI address = URI.create("http://127.0.0.1:" + port);
    HttpServer server = GrizzlyHttpServerFactory.createHttpServer(address, config, false);
    server.start();
    System.out.println("listening on " + address);
    Thread.currentThread().join();
  }
}
