package dev.drawbridge.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.Cors;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.wire.WireConnection;
import dev.drawbridge.wire.WireResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.filter.UriConnegFilter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jersey's mapping of extensions: who looks before it sees the path that came, as README says. */
final class JerseyExtensionTest {
  /** Under a policy by path, {@code c}, or by annotation, {@code b}. */
  @Path("/")
  public static final class Reports {
    @GET
    @Path("plain")
    @Produces("text/plain")
    public String plain() {
      return "plain";
    }

    @GET
    @Path("annotated")
    @Produces("text/plain")
    @Cors("b")
    public String annotated() {
      return "annotated";
    }
  }

  private static CorsPolicy policy(String name) {
    return CorsPolicy.builder().allowOrigins("https://" + name + ".example").build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET     | /plain         | c
          GET     | /plain.txt     | a
          OPTIONS | /plain.txt     | a
          GET     | /annotated     | b
          OPTIONS | /annotated     | b
          GET     | /annotated.txt | b
          OPTIONS | /annotated.txt | a
          """)
  void policies(String method, String path, String policy) throws IOException {
    CorsRoutes routes =
        CorsRoutes.builder()
            .policy("b", policy("b"))
            .route("/**", policy("a"))
            .route("/plain", policy("c"))
            .build();
    ResourceConfig config = new ResourceConfig(Reports.class, UriConnegFilter.class);
    config.property(ServerProperties.MEDIA_TYPE_MAPPINGS, "txt : text/plain");
    config.register(CorsFeature.of(routes));
    HttpServer server =
        GrizzlyHttpServerFactory.createHttpServer(URI.create("http://127.0.0.1:0/"), config, false);
    server.start();
    try {
      String found = "";
      for (String name : new String[] {"a", "b", "c"}) {
        WireResponse answer = ask(server.getListener("grizzly").getPort(), method, path, name);
        assertThat(answer.status()).isIn(200, 204, 403);
        found += answer.fields().contains("Access-Control-Allow-Origin") ? name : "";
      }
      assertThat(found).isEqualTo(policy);
    } finally {
      server.shutdownNow();
    }
  }

  private static WireResponse ask(int port, String method, String path, String name)
      throws IOException {
    String head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: a\r\nOrigin: https://"
            + name
            + ".example\r\nAccess-Control-Request-Method: GET\r\nConnection: close\r\n\r\n";
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try (WireConnection connection = WireConnection.open(address, Duration.ofSeconds(20))) {
      connection.send(head.getBytes(StandardCharsets.US_ASCII));
      return connection.receive(method);
    }
  }
}
