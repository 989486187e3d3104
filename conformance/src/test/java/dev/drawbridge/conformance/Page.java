package dev.drawbridge.conformance;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A page in a tab of a browser, waiting to be asked for fetches. */
final class Page implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final Browser browser;
  private final PageMailbox mailbox;
  private final String tab;
  private final String origin;

  Page(Browser browser, PageMailbox mailbox, String tab, String origin) {
    this.browser = browser;
    this.mailbox = mailbox;
    this.tab = tab;
    this.origin = origin;
  }

  /** The page's serialised origin. */
  String origin() {
    return origin;
  }

  FetchOutcome fetch(FetchCase one) {
    return fetchAll(List.of(one)).get(0);
  }

  /**
   * Lets the page make the fetches one after the other.
   *
   * @throws IllegalStateException if the page does not report in time
   */
  List<FetchOutcome> fetchAll(List<FetchCase> cases) {
    CompletableFuture<List<FetchOutcome>> report = mailbox.post(cases);
    try {
      return Waiting.forAnswer(report, DEADLINE, "report by the page on " + origin);
    } catch (IllegalStateException e) {
      throw new IllegalStateException(
          e.getMessage()
              + "\n"
              + browser.engine()
              + " console: "
              + String.join("\n", console().texts())
              + "\nand it printed:\n"
              + browser.output(),
          e);
    }
  }

  /** The page's console. */
  Console console() {
    return browser.console(tab);
  }

  @Override
  public void close() {
    browser.close(tab);
  }
}
