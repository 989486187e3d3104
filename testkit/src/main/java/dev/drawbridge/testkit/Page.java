package dev.drawbridge.testkit;

import dev.drawbridge.browser.FetchRequest;
import dev.drawbridge.origin.Origin;

/**
 * A page in a {@link Browser}, whose script fetches. A URL may be relative: it is then one of the
 * page's own origin.
 */
public final class Page {
  private final Browser browser;
  private final Origin origin;

  Page(Browser browser, Origin origin) {
    this.browser = browser;
    this.origin = origin;
  }

  /** Returns the browser in which it is open. */
  public Browser browser() {
    return browser;
  }

  /** Returns its origin. */
  public Origin origin() {
    return origin;
  }

  /** Prepares a GET. */
  public Fetch get(String url) {
    return fetch("GET", url);
  }

  /** Prepares a HEAD. */
  public Fetch head(String url) {
    return fetch("HEAD", url);
  }

  /** Prepares a POST. */
  public Fetch post(String url) {
    return fetch("POST", url);
  }

  /** Prepares a PUT. */
  public Fetch put(String url) {
    return fetch("PUT", url);
  }

  /** Prepares a PATCH. */
  public Fetch patch(String url) {
    return fetch("PATCH", url);
  }

  /** Prepares a DELETE. */
  public Fetch delete(String url) {
    return fetch("DELETE", url);
  }

  /**
   * Prepares a fetch of any method, written as script would write it: {@code patch} is not {@code
   * PATCH}.
   */
  public Fetch fetch(String method, String url) {
    return Fetch.of(browser, FetchRequest.of(origin, url).method(method));
  }
}
