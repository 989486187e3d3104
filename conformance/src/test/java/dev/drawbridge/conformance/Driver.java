package dev.drawbridge.conformance;

import java.net.URI;

/** What all remote protocols can do for us: tabs, and what the console said in them. */
sealed interface Driver extends AutoCloseable permits ChromiumDriver, FirefoxDriver, WebkitDriver {
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

  /** Ends the remote control; the browser stays. */
  @Override
  void close();
}
