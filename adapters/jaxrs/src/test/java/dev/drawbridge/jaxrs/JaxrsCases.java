package dev.drawbridge.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.Denied;
import dev.drawbridge.testkit.RunningServer;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Requests of the pages of three policies, {@code a}, {@code b} and that of a path. */
abstract class JaxrsCases {
  static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private @Nullable RunningServer running;

  abstract RunningServer start(Application application) throws Exception;

  final RunningServer serve(Application application) throws Exception {
    RunningServer started = start(application);
    running = started;
    return started;
  }

  @AfterEach
  final void stop() throws Exception {
    if (running != null) {
      running.close();
    }
  }

  static CorsPolicy policy(String name) {
    return CorsPolicy.builder()
        .allowOrigins("https://" + name + ".example")
        .allowMethods("PUT", "DELETE")
        .denied(Denied.REJECT)
        .build();
  }

  final HttpResponse<String> send(
      RunningServer server, String method, String path, String... fields)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, BodyPublishers.noBody())
            .headers(fields)
            .build(),
        BodyHandlers.ofString());
  }

  /** Asserts which page's requests are granted and answered; all others are refused. */
  final void assertSelected(RunningServer server, String method, String path, String policy)
      throws IOException, InterruptedException {
    for (String page : new String[] {"a", "b", "path"}) {
      String origin = "https://" + page + ".example";
      boolean selected = page.equals(policy);
      HttpResponse<String> preflight =
          send(server, "OPTIONS", path, "Origin", origin, "Access-Control-Request-Method", method);
      assertThat(preflight.statusCode())
          .as("preflight of %s", page)
          .isEqualTo(selected ? 204 : 403);
      HttpResponse<String> answer = send(server, method, path, "Origin", origin);
      assertThat(answer.statusCode()).as("request of %s", page).isEqualTo(selected ? 200 : 403);
      assertThat(answer.headers().firstValue(ALLOW_ORIGIN).orElse(null))
          .isEqualTo(selected ? origin : null);
    }
  }
}
