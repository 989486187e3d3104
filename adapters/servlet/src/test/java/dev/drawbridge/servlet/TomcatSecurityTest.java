package dev.drawbridge.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.CorsPolicy;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tomcat's own authentication stands before all filters; what that means, and what helps. */
@Tag("tomcat")
final class TomcatSecurityTest {
  private static final String FIELD = "access-control-allow-origin: https://shop.example";

  @ParameterizedTest
  @CsvSource({"never, 401", "filter, 401", "always, 204"})
  void preflightsPassIfTheAuthenticatorLetsThem(String allowCorsPreflight, int status)
      throws Exception {
    try (TomcatServer server = start(allowCorsPreflight)) {
      String preflight =
          RawHttp.ask(
              server.port(),
              """
              OPTIONS /items/1 HTTP/1.1
              Origin: https://shop.example
              Access-Control-Request-Method: GET
              """);
      String get =
          RawHttp.ask(server.port(), "GET /items/1 HTTP/1.1\nOrigin: https://shop.example\n");

      assertThat(preflight).startsWith("HTTP/1.1 " + status);
      assertThat(preflight.toLowerCase(Locale.ROOT).contains(FIELD)).isEqualTo(status == 204);
      assertThat(get).startsWith("HTTP/1.1 401");
      assertThat(get.toLowerCase(Locale.ROOT)).doesNotContain(FIELD);
    }
  }

  private static TomcatServer start(String allowCorsPreflight) throws Exception {
    CorsPolicy policy = CorsPolicy.builder().allowOrigins("https://shop.example").build();
    return TomcatServer.startSecured(
        context -> new CorsFilter(policy).addTo(context), allowCorsPreflight);
  }
}
