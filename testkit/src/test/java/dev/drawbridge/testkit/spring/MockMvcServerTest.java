package dev.drawbridge.testkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.drawbridge.browser.BlockCause;
import dev.drawbridge.testkit.Browser;
import dev.drawbridge.testkit.Page;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Spring MVC behind MockMvc, with Spring's own CORS. */
final class MockMvcServerTest {
  private static final String API = "https://api.example";

  /** The application. */
  @RestController
  static final class Items {
    @GetMapping("/items")
    ResponseEntity<String> get(@CookieValue(name = "session", required = false) String session) {
      return ResponseEntity.ok().eTag("1").header("X-Secret", "2").body("session " + session);
    }

    @PutMapping("/items")
    String put(@RequestBody String body) {
      return "put " + body;
    }

    @GetMapping("/later")
    Callable<String> later() {
      return () -> "later";
    }

    @GetMapping("/broken")
    int broken() {
      return Integer.parseInt("broken");
    }
  }

  private static Browser browser() {
    CorsConfiguration cors = new CorsConfiguration();
    cors.setAllowedOrigins(List.of("https://app.example"));
    cors.setAllowedMethods(List.of("GET", "PUT"));
    cors.setAllowedHeaders(List.of("X-Trace"));
    cors.setExposedHeaders(List.of("ETag"));
    cors.setAllowCredentials(true);
    UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration("/**", cors);
    MockMvc mvc =
        MockMvcBuilders.standaloneSetup(new Items()).addFilters(new CorsFilter(source)).build();
    return Browser.chromium().through(MockMvcServer.of(mvc));
  }

  @Test
  void answersAsTheApplicationDoes() {
    Page page = browser().page("https://app.example");

    assertThat(page.get(API + "/items").cookie("session", "7").withCredentials())
        .hasStatus(200)
        .hasText("session 7")
        .hasReadableHeader("ETag", "\"1\"")
        .doesNotExpose("X-Secret")
        .variesByOrigin();
    assertThat(page.put(API + "/items").header("X-Trace", "1").body("a thing"))
        .sentPreflight()
        .hasText("put a thing");
    assertThat(page.get(API + "/later")).hasText("later");
    assertThat(page.get(API + "/none")).hasStatus(404);
    assertThat(page.get(API + "/none/a|b[c]?q=^{x}|100%")).hasStatus(404);
  }

  @Test
  void refusesAsTheApplicationDoes() {
    Page page = browser().page("https://app.example");

    assertThat(page.delete(API + "/items")).isBlockedInPreflight();
    assertThat(page.put(API + "/items").header("X-Other", "1")).isBlockedInPreflight();
    assertThat(browser().page("https://evil.example").get(API + "/items"))
        .isBlockedBecause(BlockCause.MISSING_ALLOW_ORIGIN);
  }

  @Test
  void anExceptionThatNobodyHandlesReachesTheTest() {
    assertThatIllegalStateException()
        .isThrownBy(() -> browser().page("https://app.example").get(API + "/broken").send())
        .withMessageContaining("broken");
  }
}
