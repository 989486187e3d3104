package dev.drawbridge.conformance;

import java.net.URI;

/** What both remote protocols can do for us: tabs, and what the console said in them. */
sealed interface Driver permits ChromiumDriver, FirefoxDriver {
  /**
   * Opens {@code page} in a new tab.
   *
   * @return the tab's name, for the other methods
   */
  String open(URI page);

  /** Closes a tab. */
  void close(String tab);

  /** What the promise is resolved with that an expression of the tab's page gives. */
  String evaluate(String tab, String expression);

  /** The tab's console. */
  Console console(String tab);
}
