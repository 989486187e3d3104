package dev.drawbridge.conformance;

import java.net.URI;

/** A running browser. */
final class Browser implements AutoCloseable {
  private final Engine engine;
  private final BrowserProcess process;
  private final Remote remote;
  private final Driver driver;

  private Browser(Engine engine, BrowserProcess process) {
    this.engine = engine;
    this.process = process;
    this.remote = Remote.connect(engine.endpoint(process.announced()));
    this.driver = engine.drive(remote);
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

  Engine engine() {
    return engine;
  }

  /** Opens a page in a new tab, and says the tab's name. */
  String open(URI page) {
    return driver.open(page);
  }

  void close(String tab) {
    driver.close(tab);
  }

  /** A tab's console. */
  Console console(String tab) {
    return driver.console(tab);
  }

  /** The last lines that the browser itself printed, for the text of a failure. */
  String output() {
    return process.output();
  }

  @Override
  public void close() {
    remote.close();
    process.close();
  }
}
