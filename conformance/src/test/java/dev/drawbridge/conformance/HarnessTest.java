package dev.drawbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The harness tells shared from blocked, in all browsers, against fields written by hand. */
@ExtendWith(Browsers.Shared.class)
@ParameterizedClass
@EnumSource(Engine.class)
final class HarnessTest {
  private final Browser browser;
  private final PageServer pages = PageServer.start();
  private final Page page;
  private final HandMadeServer server;

  HarnessTest(Engine engine, Browsers browsers) {
    browser = browsers.get(engine);
    page = pages.open(browser, "localhost");
    server = HandMadeServer.allowing(page.origin());
  }

  @BeforeEach
  void pageIsOnItsOrigin() {
    assertThat(page.origin()).startsWith("http://localhost:");
  }

  @AfterEach
  void close() {
    page.close();
    pages.close();
    server.close();
  }

  @Test
  void sharedResponse() {
    FetchOutcome seen = page.fetch(FetchCase.get(server.url("/get")));

    assertThat(seen.resolved()).as(seen.toString()).isTrue();
    assertThat(seen.type()).isEqualTo("cors");
    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.headers()).containsEntry("x-exposed", "seen").doesNotContainKey("x-hidden");
    assertThat(seen.body()).isEqualTo("GET 0 null");
  }

  @Test
  void preflightThatIsGranted() {
    FetchCase put = FetchCase.get(server.url("/put")).method("PUT").header("X-Named", "1");

    assertThat(page.fetch(put.bodySize(70_000)).body()).isEqualTo("PUT 70000 null");
  }

  @Test
  void preflightThatIsRefused() {
    FetchCase put = FetchCase.get(server.url("/put")).method("PUT");

    List<FetchOutcome> seen =
        page.fetchAll(List.of(put.header("X-Other", "1"), put.method("DELETE")));

    assertThat(seen).extracting(FetchOutcome::resolved).containsExactly(false, false);
    assertThat(seen).extracting(FetchOutcome::error).allMatch(text -> text.startsWith("TypeError"));
  }

  @Test
  void cookiesOfAnotherSite() {
    FetchCase get = FetchCase.get(server.url("/cookie")).credentials("include");

    List<FetchOutcome> seen = page.fetchAll(List.of(get, get, get.credentials("omit")));

    assertThat(seen)
        .extracting(FetchOutcome::body)
        .containsExactly("GET 0 null", "GET 0 crumb=1", "GET 0 null");
  }

  @Test
  void otherOriginIsBlockedAndOpaqueInNoCors() {
    Page other = pages.open(browser, "page.localhost");
    FetchCase get = FetchCase.get(server.url("/other"));

    List<FetchOutcome> seen = other.fetchAll(List.of(get, get.mode("no-cors")));

    assertThat(seen).extracting(FetchOutcome::resolved).containsExactly(false, true);
    assertThat(seen.get(1).type()).isEqualTo("opaque");
    assertThat(seen.get(1).status()).isZero();
    assertThat(seen.get(1).headers()).isEmpty();
    other.close();
  }

  @Test
  void opaqueOriginIsBlocked() {
    Page opaque = pages.openOpaque(browser);

    FetchOutcome seen = opaque.fetch(FetchCase.get(server.url("/opaque")));

    assertThat(seen.resolved()).as(seen.toString()).isFalse();
    opaque.close();
  }

  @Test
  void missingBrowserIsFailure() {
    assertThatThrownBy(() -> browser.engine().program("/nowhere"))
        .hasMessageContaining("missing browser")
        .hasMessageContaining("apt-get install");
  }

  @Test
  void consoleSaysWhy() {
    page.fetch(FetchCase.get(server.url("/why")).header("X-Other", "1"));

    // WebKit prints two lines, and names of fields as script gave them.
    Predicate<List<String>> said =
        texts -> {
          String all = String.join("\n", texts).toLowerCase(Locale.ROOT);
          return all.contains("/why") && all.contains("x-other");
        };
    List<String> texts = page.console().await(said, Duration.ofSeconds(10));
    assertThat(said.test(texts)).as(String.join("\n", texts)).isTrue();
  }
}
