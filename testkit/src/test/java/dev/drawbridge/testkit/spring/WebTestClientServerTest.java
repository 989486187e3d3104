package dev.drawbridge.testkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.browser.BlockCause;
import dev.drawbridge.testkit.Browser;
import dev.drawbridge.testkit.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.client.MockMvcWebTestClient;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import reactor.core.publisher.Mono;

/** Spring WebFlux, and MVC, behind WebTestClient, with Spring's own CORS. */
final class WebTestClientServerTest {
  private static final String API = "https://api.example";

  /** The application of WebFlux. */
  @RestController
  static final class Items {
    @GetMapping("/items")
    Mono<ResponseEntity<String>> get(
        @CookieValue(name = "session", required = false) String session) {
      return Mono.just(ResponseEntity.ok().eTag("1").body("session " + session));
    }

    @PutMapping("/items")
    Mono<String> put(@RequestBody String body) {
      return Mono.just("put " + body);
    }
  }

  /** The application of MVC. */
  @RestController
  @CrossOrigin("https://app.example")
  static final class Annotated {
    @GetMapping("/items")
    String get() {
      return "annotated";
    }
  }

  private static Browser browser() {
    CorsConfiguration cors = new CorsConfiguration();
    cors.setAllowedOrigins(List.of("https://app.example"));
    cors.setAllowedMethods(List.of("GET", "PUT"));
    cors.setExposedHeaders(List.of("ETag"));
    cors.setAllowCredentials(true);
    UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration("/**", cors);
    WebTestClient client =
        WebTestClient.bindToController(new Items()).webFilter(new CorsWebFilter(source)).build();
    return Browser.firefox().through(WebTestClientServer.of(client));
  }

  @Test
  void answersAsTheApplicationDoes() {
    Page page = browser().page("https://app.example");

    assertThat(page.get(API + "/items").cookie("session", "7").withCredentials())
        .hasStatus(200)
        .hasText("session 7")
        .hasReadableHeader("ETag", "\"1\"");
    assertThat(page.put(API + "/items").body("a thing")).sentPreflight().hasText("put a thing");
    assertThat(page.get(API + "/none")).hasStatus(404);
  }

  @Test
  void refusesAsTheApplicationDoes() {
    assertThat(browser().page("https://app.example").delete(API + "/items")).isBlockedInPreflight();
    assertThat(browser().page("https://evil.example").get(API + "/items"))
        .isBlockedBecause(BlockCause.MISSING_ALLOW_ORIGIN);
  }

  @Test
  void standsBeforeMvcToo() {
    WebTestClient client = MockMvcWebTestClient.bindToController(new Annotated()).build();
    Browser browser = Browser.webkit().through(WebTestClientServer.of(client));

    assertThat(browser.page("https://app.example").get(API + "/items")).hasText("annotated");
    assertThat(browser.page("https://evil.example").get(API + "/items")).isBlocked();
  }
}
