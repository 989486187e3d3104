package dev.drawbridge.conformance;

import java.net.URI;

/** A running browser. */
public final class Browser implements AutoCloseable {
  private final Engine engine;
  private final BrowserProcess process;
  private final Driver driver;

  private Browser(Engine engine, BrowserProcess process) {
    this.engine = engine;
    this.process = process;
    this.driver = engine.drive(process.announced());
  }

  /**
   * Starts a browser with a new profile.
   *
   * @throws IllegalStateException if it is missing or does not come up
   */
  static Browser start(Engine engine) {
    BrowserProcess process = BrowserProcess.start(engine);
    try {
      return new Browser(engine, process);
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  /** What it is. */
  public Engine engine() {
    return engine;
  }

  /** Opens a page in a new tab, and says the tab's name. */
  public String open(URI page) {
    return driver.open(page);
  }

  /** Closes a tab. */
  public void close(String tab) {
    driver.close(tab);
  }

  /**
   * Lets the page in a tab evaluate an expression, and waits for the promise that it gives.
   *
   * @return the string that the promise is resolved with
   * @throws IllegalStateException if the page throws or does not answer in time
   */
  public String evaluate(String tab, String expression) {
    return driver.evaluate(tab, expression);
  }

  /** A tab's console. */
  public Console console(String tab) {
    return driver.console(tab);
  }

  /** The last lines that the browser itself printed, for the text of a failure. */
  public String output() {
    return process.output();
  }

  @Override
  public void close() {
    driver.close();
    process.close();
  }
}
