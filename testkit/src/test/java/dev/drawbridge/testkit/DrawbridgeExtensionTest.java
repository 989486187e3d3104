package dev.drawbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.drawbridge.browser.BlockCause;
import dev.drawbridge.browser.Profile;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.wire.WireRequest;
import dev.drawbridge.wire.WireResponse;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The extension in JUnit itself: what parameters get, and what a failed test leaves behind. */
final class DrawbridgeExtensionTest {
  private static final String URL = "https://api.example/";

  private static WireResponse grant(WireRequest request) {
    return WireResponse.of(
        200,
        new FieldList(
            List.of(
                new Field("Access-Control-Allow-Origin", "https://app.example"),
                new Field("Access-Control-Allow-Methods", "PUT"),
                new Field("Access-Control-Max-Age", "600"))),
        request.body());
  }

  /** Not found by itself: no name of a test, and run by the launcher below alone. */
  @InBrowser(Profile.FIREFOX)
  @OnPage("https://app.example")
  static final class Passing {
    @RegisterExtension
    static final DrawbridgeExtension DRAWBRIDGE =
        DrawbridgeExtension.through(() -> DrawbridgeExtensionTest::grant);

    @BeforeEach
    void before(Page page) {
      assertThat(page.browser().history()).isEmpty();
      assertThat(page.put(URL)).isShared().sentPreflight();
    }

    @Test
    void one(Page page, Browser browser) {
      assertThat(page.browser()).isSameAs(browser);
      assertThat(browser.profile()).isEqualTo(Profile.FIREFOX);
      assertThat(page.put(URL)).isShared().didNotSendPreflight();
    }

    @Test
    @InBrowser(Profile.WEBKIT)
    void two(Page page, @InBrowser(Profile.STANDARD) Browser standard) {
      assertThat(page.browser().profile()).isEqualTo(Profile.WEBKIT);
      assertThat(standard.profile()).isEqualTo(Profile.STANDARD);
      assertThat(standard.history()).isEmpty();
    }

    @Test
    void three(@OnPage("https://evil.example") Page evil) {
      assertThat(evil.get(URL)).isBlocked();
    }
  }

  /** As {@link Passing}. */
  @ExtendWith(DrawbridgeExtension.class)
  static final class Failing {
    @Test
    void fails(@OnPage("https://app.example") Page page) {
      assertThat(page.get("https://user@api.example/")).isShared();
    }

    @Test
    void hasNoOrigin(Page page) {
      assertThat(page).isNotNull();
    }

    @Test
    void passes(@OnPage("https://app.example") Page page) {
      assertThat(page.get("http://user@quiet.example/"))
          .isBlockedBecause(BlockCause.CREDENTIALS_IN_URL);
    }
  }

  @Test
  void everyTestHasBrowsersOfItsOwn() {
    TestExecutionSummary summary = run(Passing.class);

    assertThat(summary.getFailures()).isEmpty();
    assertThat(summary.getTestsSucceededCount()).isEqualTo(3);
  }

  @Test
  void aFailedTestPrintsWhatItFetched() {
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    TestExecutionSummary summary;
    try {
      summary = run(Failing.class);
    } finally {
      System.setErr(before);
    }

    assertThat(summary.getTestsSucceededCount()).isEqualTo(1);
    assertThat(summary.getFailures())
        .extracting(failure -> failure.getException().getMessage())
        .anyMatch(message -> message.contains("Chromium blocks it"))
        .anyMatch(message -> message.contains("@OnPage(\"https://app.example\") Page page"));
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("fails(Page) failed. It fetched:")
        .contains("GET https://user@api.example/ from a page of https://app.example")
        .contains("Blocked  credentials-in-url")
        .contains("Nothing was sent.")
        .doesNotContain("quiet.example");
  }

  private static TestExecutionSummary run(Class<?> tests) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    return listener.getSummary();
  }
}
