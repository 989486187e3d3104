package dev.drawbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.browser.BlockCause;
import dev.drawbridge.browser.CredentialsMode;
import dev.drawbridge.browser.Profile;
import dev.drawbridge.browser.RedirectMode;
import dev.drawbridge.browser.RequestMode;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.wire.WireRequest;
import dev.drawbridge.wire.WireResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A browser of the testkit before real servers and before servers in-process. */
final class BrowserTest {
  private static final String APP = "https://app.example";

  private final Shop shop =
      Shop.open(
          CorsPolicy.builder()
              .allowOrigins(APP)
              .allowMethods("PUT", "DELETE")
              .allowHeaders("Content-Type", "X-Trace")
              .exposeHeaders("ETag")
              .allowCredentials(true)
              .maxAge(Duration.ofMinutes(5))
              .debug(true)
              .build());

  @AfterEach
  void close() {
    shop.close();
  }

  @ParameterizedTest
  @EnumSource
  void fetchesAsEveryBrowser(Profile profile) {
    Page page = Browser.of(profile).page(APP);

    assertThat(
            page.put(shop.url("/items/1"))
                .header("X-Trace", "1")
                .json("{\"name\": \"brücke\"}")
                .cookie("session", "1")
                .cookie("theme", "dark")
                .withCredentials())
        .isShared()
        .sentPreflight()
        .sentCookies()
        .hasStatus(200)
        .hasText("PUT {\"name\": \"brücke\"} with session=1; theme=dark")
        .hasReadableHeader("etag", "\"1\"")
        .doesNotExpose("X-Secret", "X-Other")
        .variesByOrigin();
    assertThat(page.patch(shop.url("/items/1"))).isBlockedBecause(BlockCause.METHOD_NOT_ALLOWED);
    assertThat(page.delete(shop.url("/items/1")).header("X-Other", "1"))
        .isBlocked()
        .isBlockedInPreflight()
        .isBlockedBecause(BlockCause.HEADER_NOT_ALLOWED);
    assertThat(page.get(shop.url("/missing"))).hasStatus(404).didNotSendPreflight();
    assertThat(page.head(shop.url("/"))).isShared().hasText("");
  }

  @ParameterizedTest
  @EnumSource
  void blocksStrangers(Profile profile) {
    Browser browser = Browser.of(profile);

    assertThat(browser.page("https://evil.example").get(shop.url("/")))
        .isBlockedBecause(BlockCause.MISSING_ALLOW_ORIGIN);
    assertThat(browser.page("null").post(shop.url("/")).form("a=b")).isBlocked();
    assertThat(browser.history()).hasSize(2).noneMatch(FetchResult::isShared);
  }

  @Test
  void printsWhatTheBrowserPrints() {
    assertThat(Browser.chromium().page("https://evil.example").get(shop.url("/")))
        .printsToConsole("has been blocked by CORS policy: No 'Access-Control-Allow-Origin'");
    assertThat(Browser.firefox().page("https://evil.example").get(shop.url("/")))
        .printsToConsole("Cross-Origin Request Blocked");
  }

  @Test
  void sendsCookiesWhereCredentialsGo() {
    Page page = Browser.standard().page(APP);
    Fetch fetch = page.get(shop.url("/")).cookie("session", "1");

    assertThat(fetch).isShared().didNotSendCookies().hasText("GET");
    assertThat(fetch.withCredentials()).sentCookies().hasText("GET  with session=1");
    assertThat(fetch.credentials(CredentialsMode.OMIT)).didNotSendCookies();
    assertThat(Browser.standard().page(shop.url("")).get("/").cookie("session", "1"))
        .isShared()
        .sentCookies();
  }

  @Test
  void keepsPreflightsAsLongAsTheServerAllows() {
    Browser browser = Browser.chromium();
    Fetch fetch = browser.page(APP).put(shop.url("/"));

    assertThat(fetch).sentPreflight();
    assertThat(fetch).isShared().didNotSendPreflight();
    assertThat(browser.page(APP).delete(shop.url("/"))).isShared().didNotSendPreflight();
    assertThat(browser.page(APP).put(shop.url("/other"))).sentPreflight();
    browser.pass(Duration.ofMinutes(5));
    assertThat(fetch).sentPreflight();
    browser.clearPreflightCache();
    assertThat(fetch).sentPreflight();
    assertThat(Browser.chromium().page(APP).put(shop.url("/"))).sentPreflight();
  }

  @Test
  void livesByTheClockThatItIsGiven() {
    List<Instant> now = new ArrayList<>(List.of(Instant.EPOCH));
    Fetch fetch = Browser.firefox().at(() -> now.get(0)).page(APP).put(shop.url("/"));

    assertThat(fetch).sentPreflight();
    now.set(0, Instant.EPOCH.plusSeconds(299));
    assertThat(fetch).didNotSendPreflight();
    now.set(0, Instant.EPOCH.plusSeconds(300));
    assertThat(fetch).sentPreflight();
  }

  @Test
  void knowsModesAndRedirects() {
    Page page = Browser.standard().page(APP);

    assertThat(page.get(shop.url("/")).mode(RequestMode.NO_CORS)).isOpaque();
    assertThat(page.get(shop.url("/")).mode(RequestMode.SAME_ORIGIN))
        .isBlockedBecause(BlockCause.CROSS_ORIGIN_IN_SAME_ORIGIN_MODE);
    assertThat(page.put(shop.url("/to/items/1")).body("x")).isShared().hasText("PUT x");
    assertThat(page.get(shop.url("/to/items/1")).redirect(RedirectMode.ERROR))
        .isBlockedBecause(BlockCause.REDIRECT_MODE_ERROR);
    assertThat(page.get(shop.url("/to/items/1")).redirect(RedirectMode.MANUAL)).isOpaque();
    assertThat(page.get(shop.url("/"))).didNotSendPreflight();
    assertThat(page.post(shop.url("/")).withUploadListener()).isShared().sentPreflight();
  }

  @Test
  void noAnswerIsNoBlock() {
    String url = shop.url("/");
    shop.close();
    Fetch fetch = Browser.chromium().page(APP).get(url);

    assertThat(fetch).isBlockedBecause(BlockCause.CONNECTION_FAILED);
    assertThatThrownBy(() -> assertThat(fetch).isBlocked())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("there was no answer to judge")
        .hasMessageContaining("nothing listens on");
  }

  @Test
  void asksAServerInTheProcess() {
    List<WireRequest> asked = new ArrayList<>();
    Browser browser =
        Browser.chromium()
            .through(
                request -> {
                  asked.add(request);
                  return answer(Map.of("Access-Control-Allow-Origin", "*"), "there");
                });

    assertThat(browser.page(APP).post("https://api.example/x?y=1").body("here"))
        .isShared()
        .hasText("there")
        .hasReadableHeader("content-type");
    WireRequest request = asked.get(0);
    assertThat(request.url()).hasToString("https://api.example/x?y=1");
    assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo("here");
    assertThat(request.fields().get("Host")).isEqualTo("api.example");
    assertThat(request.fields().get("Origin")).isEqualTo(APP);
    assertThat(request.fields().get("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
    assertThat(request.fields().get("Sec-Fetch-Mode")).isEqualTo("cors");
  }

  private static WireResponse answer(Map<String, String> fields, String body) {
    FieldList lines = new FieldList(List.of(new Field("Content-Type", "text/plain")));
    for (Map.Entry<String, String> field : fields.entrySet()) {
      lines = lines.append(new Field(field.getKey(), field.getValue()));
    }
    return WireResponse.of(200, lines, body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatAServerInTheProcessThrowsReachesTheTest() {
    Browser browser =
        Browser.chromium()
            .through(
                request -> {
                  throw new IOException("no database");
                });

    assertThatIllegalStateException()
        .isThrownBy(() -> browser.page(APP).get("https://api.example/").send())
        .withMessageContaining("no answer to GET https://api.example/")
        .withMessageContaining("no database")
        .withCauseInstanceOf(IOException.class);
  }

  @Test
  void aPageHasAnOrigin() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Browser.chromium().page("https://app.example/"))
        .withMessageContaining("trailing slash");
  }
}
