package dev.drawbridge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsRoutes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policy of the handler that Spring chooses, and no other, whatever tells handlers apart. */
final class ChosenHandlerTest {
  private static final String A = "https://a.example";
  private static final String B = "https://b.example";
  private static final String FORM = "application/x-www-form-urlencoded";

  /** {@code a} and {@code b} by name, {@code *} for what bears no name. */
  private static Application start(String type, Class<?> source) {
    CorsRoutes.Builder routes = CorsRoutes.builder().route("/**", policy("*"));
    return Application.withRoutes(
        routes.policy("a", policy(A)).policy("b", policy(B)).build(), type, source);
  }

  private static CorsPolicy policy(String origin) {
    return CorsPolicy.builder().allowOrigins(origin).allowMethods("PUT").build();
  }

  @Test
  void bodiesAreTheApplications() throws Exception {
    try (Application application = start("servlet", Forms.class)) {
      // Read before its character encoding is set, it would have two characters.
      assertThat(post(application, "/form", FORM, "name=%C3%A9")).isEqualTo("200 " + A + " \u00e9");
    }
  }

  @Test
  void parametersOfABodyAreNotKnown() throws Exception {
    try (Application application = start("servlet", Forms.class)) {
      String json = "application/json";
      assertThat(post(application, "/order?do=save", json, "{}")).isEqualTo("200 " + A + " saved");
      assertThat(post(application, "/order?do=drop", json, "{}")).isEqualTo("200 none dropped");
      // Which of the two it is, only the body tells.
      assertThat(post(application, "/order", FORM, "do=save")).isEqualTo("200 none saved");
      assertThat(post(application, "/order", FORM, "do=drop")).isEqualTo("200 none dropped");
      String parts =
          """
          --x\r
          Content-Disposition: form-data; name="do"\r
          \r
          save\r
          --x--\r
          """;
      assertThat(post(application, "/order", "multipart/form-data; boundary=x", parts))
          .isEqualTo("200 none saved");
      // Whichever it is, the policy is one.
      assertThat(post(application, "/basket", FORM, "do=drop")).isEqualTo("200 " + A + " dropped");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"servlet", "reactive"})
  void whatAPreflightDoesNotTell(String type) {
    try (Application application = start(type, Reads.class)) {
      Asked asked = new Asked(application.port());
      assertThat(asked.told("GET /report; Accept: text/plain; Origin: " + A))
          .isEqualTo("200; Allow-Origin: " + A + "; Vary: Origin");
      assertThat(asked.told("GET /report; Accept: text/html; Origin: " + B))
          .isEqualTo("200; Allow-Origin: " + B + "; Vary: Origin");
      assertThat(asked.told("GET /report; Accept: text/html; Origin: " + A))
          .isEqualTo("200; Vary: Origin");
      assertThat(asked.preflight("/report", A, "GET")).isEqualTo("403");
      assertThat(asked.preflight("/report", B, "GET")).isEqualTo("403");
      // The query is in the preflight.
      assertThat(asked.preflight("/page?v=1", A, "GET")).isEqualTo("204 " + A + " PUT");
      assertThat(asked.preflight("/page?v=2", B, "GET")).isEqualTo("204 " + B + " PUT");
      assertThat(asked.preflight("/page?v=2", A, "GET")).isEqualTo("403");
      // The method's own goes before that of all methods.
      assertThat(asked.preflight("/any", B, "PUT")).isEqualTo("204 " + B + " PUT");
      assertThat(asked.preflight("/any", A, "PUT")).isEqualTo("403");
      assertThat(asked.preflight("/any", A, "GET")).isEqualTo("204 " + A + " PUT");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"servlet", "reactive"})
  void anErrorBearsThePolicyOfThoseWhoTakeTheMethod(String type) {
    try (Application application = start(type, Reads.class)) {
      Asked asked = new Asked(application.port());
      assertThat(asked.told("PUT /typed; Content-Type: text/plain; Origin: " + A))
          .isEqualTo("415; Allow-Origin: " + A + "; Vary: Origin");
      assertThat(asked.told("DELETE /page?v=1; Origin: " + A)).isEqualTo("405");
      assertThat(asked.told("DELETE /typed; Origin: " + A))
          .isEqualTo("405; Allow-Origin: " + A + "; Vary: Origin");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"servlet", "reactive"})
  void mappingsAreAskedInSpringsOrder(String type) {
    Class<?> source = type.equals("servlet") ? Mappings.Mvc.class : Mappings.Reactive.class;
    try (Application application = start(type, source)) {
      Asked asked = new Asked(application.port());
      assertThat(asked.body("/x/1")).isEqualTo("strict");
      assertThat(asked.get("/x/1", A)).isEqualTo("200 " + A);
      assertThat(asked.get("/x/1", B)).isEqualTo("200");
      // Routes that are functions come before all controllers, and bear no policy of their own.
      assertThat(asked.body("/x/function")).isEqualTo("function");
      assertThat(asked.get("/x/function", B)).isEqualTo("200 *");
      // Whether the function takes what the preflight announces, nobody knows.
      assertThat(asked.preflight("/x/function", A, "GET")).isEqualTo("403");
      assertThat(asked.preflight("/x/1", A, "GET")).isEqualTo("204 " + A + " PUT");
    }
  }

  /** The status, whom the answer may be shared with, and its body. */
  private static String post(Application application, String path, String type, String body)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + application.port() + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", type)
            .header("Origin", A)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    String shared = answer.headers().firstValue("Access-Control-Allow-Origin").orElse("none");
    return answer.statusCode() + " " + shared + " " + answer.body();
  }
}
