package dev.drawbridge.testkit;

import static dev.drawbridge.testkit.CorsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.browser.BlockCause;
import dev.drawbridge.browser.Profile;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.testkit.spring.MockMvcServer;
import dev.drawbridge.testkit.spring.WebTestClientServer;
import dev.drawbridge.wire.WireResponse;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the README shows, as it stands there, against a real server; and that it stands there. */
final class ShopCorsTest {
  private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");
  private static final Pattern FAILURE = Pattern.compile("(?s)```\n(expected .*?)```");

  @RegisterExtension static final DrawbridgeExtension DRAWBRIDGE = new DrawbridgeExtension();

  private final CorsPolicy policy =
      CorsPolicy.builder()
          .allowOrigins("https://shop.example", "https://*.preview.example")
          .allowMethods("PUT", "DELETE")
          .allowHeaders("Content-Type", "X-Trace")
          .exposeHeaders("ETag")
          .allowCredentials(true)
          .maxAge(Duration.ofMinutes(10))
          .build();
  private final CorsPolicy yesterday = policy.toBuilder().maxAge(null).build();
  private final Shop server = Shop.open(policy);
  private final String api = server.url("");

  /** The application of those who test with Spring. */
  @RestController
  @CrossOrigin("https://shop.example")
  static final class Items {
    @GetMapping("/items/1")
    String get() {
      return "raise the bridge";
    }
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void theShopMayChangeItems() {
    Page shop = Browser.chromium().page("https://shop.example");

    assertThat(shop.put(api + "/items/1").header("X-Trace", "1").withCredentials())
        .isShared()
        .hasStatus(200)
        .hasReadableHeader("ETag")
        .doesNotExpose("X-Secret");
  }

  @Test
  void strangersMayNot() {
    Page evil = Browser.firefox().page("https://evil.example");

    assertThat(evil.get(api + "/items/1")).isBlockedBecause(BlockCause.MISSING_ALLOW_ORIGIN);
    assertThat(evil.put(api + "/items/1")).isBlockedInPreflight();
  }

  @Test
  void cookiesAreSentWithCredentialsOnly() {
    Fetch items = Browser.chromium().page("https://shop.example").get(api + "/items/1");

    assertThat(items.cookie("session", "1").withCredentials()).isShared().sentCookies();
    assertThat(items.cookie("session", "1")).isShared().didNotSendCookies();
  }

  @Test
  void onePreflightServesTenMinutes() {
    Browser browser = Browser.chromium();
    Fetch put = browser.page("https://shop.example").put(api + "/items/1").json("{}");

    assertThat(put).sentPreflight();
    assertThat(put).isShared().didNotSendPreflight();
    browser.pass(Duration.ofMinutes(10));
    assertThat(put).sentPreflight();
  }

  @ParameterizedTest
  @EnumSource
  void everyBrowserAgrees(Profile profile) {
    assertThat(Browser.of(profile).page("https://shop.example").delete(api + "/items/1"))
        .isShared();
  }

  @Test
  void previewsMayToo(@OnPage("https://a.preview.example") Page preview) {
    assertThat(preview.get(api + "/items/1")).isShared();
  }

  @Test
  void apiAndItsCors() {
    RestAssured.get(api + "/items/1").then().header("ETag", Matchers.notNullValue());

    Page shop = Browser.chromium().page("https://shop.example");
    assertThat(shop.get(api + "/items/1")).hasReadableHeader("ETag");
  }

  @Test
  void springWithoutSockets() {
    MockMvc mvc = MockMvcBuilders.standaloneSetup(new Items()).build();
    WebTestClient client = WebTestClient.bindToController(new Items()).build();

    for (TestServer server : List.of(MockMvcServer.of(mvc), WebTestClientServer.of(client))) {
      Browser browser = Browser.chromium().through(server);
      assertThat(browser.page("https://shop.example").get("https://api.example/items/1"))
          .isShared();
    }
  }

  @Test
  void aFunctionIsAServer() {
    Browser browser =
        Browser.chromium()
            .through(
                request -> {
                  Field anyone = new Field("Access-Control-Allow-Origin", "*");
                  return WireResponse.of(200, new FieldList(List.of(anyone)), request.body());
                });

    assertThat(browser.page("https://shop.example").post("https://api.example/").body("echo"))
        .hasText("echo");
  }

  @Test
  void thePolicySaysWhatItShould() {
    assertThat(policy)
        .allows("https://shop.example")
        .method("PUT")
        .butNotMethod("PATCH")
        .headers("Content-Type", "X-Trace")
        .butNotHeaders("Authorization")
        .credentials()
        .reading("ETag")
        .refuses("https://preview.example")
        .refuses("null");
    assertThat(policy).doesNotWiden(yesterday);
  }

  @Test
  void allAtOnce() {
    Page shop = Browser.chromium().page("https://shop.example");
    CorsSoftAssertions softly = new CorsSoftAssertions();
    softly.assertThat(shop.get(api + "/items/1")).isShared();
    softly.assertThat(shop.patch(api + "/items/1")).isBlocked();
    softly.assertAll();
  }

  @Test
  void everySnippetOfTheReadmeStandsHere() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/dev/drawbridge/testkit/ShopCorsTest.java"));

    org.assertj.core.api.Assertions.assertThat(snippets(JAVA))
        .hasSizeGreaterThan(8)
        .allSatisfy(
            snippet ->
                org.assertj.core.api.Assertions.assertThat(flat(source)).contains(flat(snippet)));
  }

  @Test
  void theFailureOfTheReadmeIsWhatIsPrinted() throws IOException {
    Browser browser =
        Browser.chromium()
            .through(
                request -> {
                  FieldList fields =
                      new FieldList(List.of(new Field("Allow", "GET, HEAD, OPTIONS")));
                  return WireResponse.of(405, fields, new byte[0]);
                });
    String shown = snippets(FAILURE).get(0).strip();

    assertThatThrownBy(
            () ->
                assertThat(
                        browser
                            .page("https://shop.example")
                            .put("https://api.example/items/1")
                            .header("X-Trace", "1"))
                    .isShared())
        .hasMessage(shown);
  }

  private static List<String> snippets(Pattern pattern) throws IOException {
    return pattern
        .matcher(Files.readString(Path.of("README.md")))
        .results()
        .map(m -> m.group(1))
        .toList();
  }

  private static String flat(String code) {
    return code.replaceAll("\\s+", "");
  }
}
