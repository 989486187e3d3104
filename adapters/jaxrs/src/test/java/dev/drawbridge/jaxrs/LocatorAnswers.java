package dev.drawbridge.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.RunningServer;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is reached through locators, inherited, or not answered; on each implementation. */
abstract class LocatorAnswers extends JaxrsCases {
  private static Instances application(Set<Class<?>> classes, Object... instances) {
    CorsRoutes routes =
        CorsRoutes.builder()
            .policy("a", policy("a"))
            .policy("b", policy("b"))
            .route("/**", policy("path"))
            .unmanaged("/only/**")
            .build();
    Object[] all = Arrays.copyOf(instances, instances.length + 1);
    all[instances.length] = CorsFeature.of(routes);
    return new Instances(all) {
      @Override
      public Set<Class<?>> getClasses() {
        return classes;
      }
    };
  }

  private RunningServer serve() throws Exception {
    return serve(
        application(
            Set.of(Shops.Only.class),
            new Shops.Resource(),
            new Shops.Free(),
            new Shops.Texts(),
            new Shops.Names(),
            new Shops.Mixed()));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /shops, b",
    "GET, /shops/7, b",
    "HEAD, /shops/7, b",
    "PUT, /shops/7/, b",
    "GET, /shops/7/shelf, b",
    "GET, /shops/7/own, a",
    "PUT, /shops/7/own, a",
    "GET, /shops/7/own/shelf, a",
    "GET, /only/7, a",
    "PUT, /only/7, a",
    "GET, /free/7, path",
    "PUT, /free/7, path",
    "PUT, /texts, a",
    "PUT, /names, a",
    "PUT, /mixed, a",
    "GET, /mixed, path"
  })
  void annotationSelectsThePolicy(String method, String path, String policy) throws Exception {
    assertSelected(serve(), method, path, policy);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /shops, 405, b",
    "POST, /shops/7, 405, b",
    "DELETE, /texts, 405, a",
    "GET, /shops/7/none, 404, b",
    "GET, /only/7/none, 404, a",
    "OPTIONS, /shops, 200, b",
    "OPTIONS, /shops/7, 200, b",
    "GET, /none, 404, path"
  })
  void whatNoMethodAnswersHasThePolicyOfThoseThatAreThere(
      String method, String path, int status, String policy) throws Exception {
    RunningServer server = serve();
    for (String page : new String[] {"a", "b", "path"}) {
      String origin = "https://" + page + ".example";
      HttpResponse<String> answer = send(server, method, path, "Origin", origin);
      if (!method.equals("OPTIONS") || page.equals(policy)) {
        assertThat(answer.statusCode()).isEqualTo(status);
      }
      assertThat(answer.headers().firstValue(ALLOW_ORIGIN).orElse(null))
          .as("answer to %s", page)
          .isEqualTo(page.equals(policy) ? origin : null);
    }
  }

  @Test
  void annotationBehindALocatorIsRefusedAtTheStart() {
    assertThatThrownBy(() -> serve(application(Set.of(), new Shops.Refused())))
        .hasStackTraceContaining(
            "invalid annotation @Cors(\"a\") on dev.drawbridge.jaxrs.Shops$Annotated.get: it is"
                + " reached through dev.drawbridge.jaxrs.Shops$Refused.annotated, whose policy it"
                + " has; name it there");
  }

  @Test
  void annotationBehindALocatorThatDoesNotSayWhatItReturnsIsRefusedThen() throws Exception {
    RunningServer server = serve();
    for (String page : new String[] {"a", "path"}) {
      HttpResponse<String> answer =
          send(server, "GET", "/free/surprise", "Origin", "https://" + page + ".example");
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.headers().firstValue(ALLOW_ORIGIN)).isEmpty();
    }
  }
}
