package dev.drawbridge.benchmarks.engine;

/** Whoever answers the requests of a scenario through the stub. */
public enum Peer {
  /** The stub alone: reset the response, call the chain. */
  STUB("stub: reset and chain"),
  /** The stub alone, with the reads and the writes of Drawbridge and no decision. */
  FLOOR("stub: same reads and writes"),
  DRAWBRIDGE("Drawbridge"),
  SPRING("Spring MVC DefaultCorsProcessor"),
  TOMCAT("Tomcat CorsFilter"),
  JETTY("Jetty ee10 CrossOriginFilter"),
  TRANSACTION_COMPANY("thetransactioncompany CORSFilter");

  private final String title;

  Peer(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** Whether this is another product, with which Drawbridge is compared. */
  boolean isCompared() {
    return answers() && this != DRAWBRIDGE;
  }

  /** Whether this decides anything. */
  boolean answers() {
    return this != STUB && this != FLOOR;
  }

  boolean supports(Scenario scenario) {
    return this != TOMCAT || !scenario.hasPatterns();
  }

  /** Configures this peer for {@code scenario}. */
  public Handler handler(Scenario scenario) {
    try {
      return switch (this) {
        case STUB -> new ChainOnly();
        case FLOOR -> new Floor(scenario);
        case DRAWBRIDGE -> new DrawbridgeHandler(scenario);
        case SPRING -> new SpringHandler(scenario);
        case TOMCAT -> new TomcatHandler(scenario);
        case JETTY -> new JettyHandler(scenario);
        case TRANSACTION_COMPANY -> new TransactionCompanyHandler(scenario);
      };
    } catch (Exception e) {
      throw new IllegalStateException(title + " does not take the policy of " + scenario, e);
    }
  }
}
