package dev.drawbridge.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.RunningServer;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What annotations select, and what exceptions are answered with; on each implementation. */
abstract class JaxrsAnswers extends JaxrsCases {
  private static CorsRoutes routes() {
    return CorsRoutes.builder()
        .policy("a", policy("a"))
        .policy("b", policy("b"))
        .route("/orders/lines", policy("path"))
        .route("/other/**", policy("path"))
        .build();
  }

  private static Application application(Object... more) {
    Object[] all = new Object[more.length + 3];
    System.arraycopy(more, 0, all, 3, more.length);
    all[0] = CorsFeature.of(routes());
    all[1] = new Orders.Resource();
    all[2] = new Orders.Other();
    return new Instances(all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /orders           | b
          HEAD   | /orders/          | b
          PUT    | /orders/1         | a
          PUT    | /orders/1/        | a
          PUT    | /orders;v=1/1;v=2 | a
          DELETE | /orders/abc       | b
          PUT    | /orders/spe%20cial | b
          GET    | /orders/described | a
          GET    | /orders/lines     | b
          GET    | /other            | path
          """)
  void annotationSelectsThePolicy(String method, String path, String policy) throws Exception {
    RunningServer server = serve(application());
    assertSelected(server, method, path, policy);
  }

  @Test
  void preflightForWhatNoMethodAnswersHasThePolicyOfThoseThatAreThere() throws Exception {
    RunningServer server = serve(application());
    String[] preflight = {"Origin", "https://a.example", "Access-Control-Request-Method", "POST"};
    assertThat(send(server, "OPTIONS", "/orders/1", preflight).statusCode()).isEqualTo(204);
    assertThat(send(server, "OPTIONS", "/orders", preflight).statusCode()).isEqualTo(403);
    assertThat(send(server, "OPTIONS", "/other", preflight).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({"/other/teapot, 418", "/other/broken, 500", "/other/missing, 404"})
  void exceptionsAreAnsweredWithFields(String path, int status) throws Exception {
    RunningServer server = serve(application());
    HttpResponse<String> answer = send(server, "GET", path, "Origin", "https://path.example");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue(ALLOW_ORIGIN)).hasValue("https://path.example");
  }

  /** The application's own, for everything. */
  private static final class Mapper implements ExceptionMapper<Throwable> {
    @Override
    public Response toResponse(Throwable thrown) {
      return Response.status(599).build();
    }
  }

  @Test
  void mapperOfTheApplicationGoesFirst() throws Exception {
    RunningServer server = serve(application(new Mapper()));
    HttpResponse<String> answer =
        send(server, "GET", "/other/broken", "Origin", "https://path.example");
    assertThat(answer.statusCode()).isEqualTo(599);
    assertThat(answer.headers().firstValue(ALLOW_ORIGIN)).hasValue("https://path.example");
  }

  /** Before almost everything, and of answers behind almost everything. */
  @PreMatching
  @Priority(1)
  private static final class Guard implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      request.abortWith(Response.status(401).build());
    }
  }

  @Priority(1)
  private static final class OwnCors implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      response.getHeaders().putSingle(ALLOW_ORIGIN, "*");
    }
  }

  @Test
  void filtersOfTheApplicationRunWithinWhateverTheirPriority() throws Exception {
    RunningServer server = serve(application(new Guard(), new OwnCors()));
    String[] preflight = {"Origin", "https://b.example", "Access-Control-Request-Method", "GET"};
    assertThat(send(server, "OPTIONS", "/orders", preflight).statusCode()).isEqualTo(204);
    HttpResponse<String> answer = send(server, "GET", "/other", "Origin", "https://path.example");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().allValues(ALLOW_ORIGIN)).containsExactly("https://path.example");
  }

  @Test
  void nameWithoutPolicyIsRefusedAtTheStart() {
    assertThatThrownBy(() -> serve(application(new Orders.Typo())))
        .hasStackTraceContaining(
            "invalid annotation @Cors(\"c\") on dev.drawbridge.jaxrs.Orders$Typo.get: there is no"
                + " such policy; name one of [a, b]");
  }
}
