package dev.drawbridge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.browser.BlockCause;
import dev.drawbridge.testkit.Browser;
import dev.drawbridge.testkit.Page;
import dev.drawbridge.testkit.TestServer;
import dev.drawbridge.testkit.spring.MockMvcServer;
import dev.drawbridge.testkit.spring.WebTestClientServer;
import jakarta.servlet.Filter;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.client.MockMvcWebTestClient;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/**
 * The starter in tests without sockets, as applications write them; and the testkit's servers for
 * them, on either line of Spring.
 */
final class InProcessTest {
  private static final String API = "https://api.example";
  private static final String[] POLICY = {
    "drawbridge.policies.annotated.allow-origins=https://shop.example",
    "drawbridge.policies.annotated.allow-methods=PUT",
    "drawbridge.policies.annotated.expose-headers=ETag",
    "drawbridge.policies.annotated.allow-credentials=true",
    "drawbridge.routes[0].match=/**",
    "drawbridge.routes[0].cors=annotated"
  };

  @Test
  void mockMvc() {
    try (Application application = Application.servlet(MvcApplication.class, POLICY)) {
      MockMvc mvc = mvc(application);
      check(MockMvcServer.of(mvc));
      check(WebTestClientServer.of(MockMvcWebTestClient.bindTo(mvc).build()));
    }
  }

  @Test
  void webTestClient() {
    try (Application application = Application.reactive(WebFluxApplication.class, POLICY)) {
      check(
          WebTestClientServer.of(
              WebTestClient.bindToApplicationContext(application.context()).build()));
    }
  }

  /** With the filters of the application, in their order. */
  private static MockMvc mvc(Application application) {
    WebApplicationContext context = (WebApplicationContext) application.context();
    FilterRegistrationBean<?> cors =
        context.getBean("drawbridgeFilter", FilterRegistrationBean.class);
    return MockMvcBuilders.webAppContextSetup(context)
        .addFilters(
            Objects.requireNonNull(cors.getFilter()),
            context.getBean("springSecurityFilterChain", Filter.class))
        .build();
  }

  private static void check(TestServer server) {
    Browser browser = Browser.chromium().through(server);
    Page shop = browser.page("https://shop.example");
    assertThat(shop.get(API + "/items/1").cookie("session", "7").withCredentials())
        .hasText("{\"id\":\"1\"}")
        .hasReadableHeader("ETag", "\"1\"")
        .variesByOrigin();
    assertThat(shop.put(API + "/items/1")).sentPreflight().hasStatus(200);
    assertThat(shop.post(API + "/echo").body("a thing")).hasText("a thing");
    assertThat(shop.get(API + "/async")).hasStatus(200);
    assertThat(shop.get(API + "/protected")).hasStatus(401);
    assertThat(shop.delete(API + "/items/1")).isBlockedInPreflight();
    assertThat(browser.page("https://evil.example").get(API + "/items/1"))
        .isBlockedBecause(BlockCause.MISSING_ALLOW_ORIGIN);
  }
}
