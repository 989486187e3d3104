package dev.drawbridge.benchmarks.adapter;

import dev.drawbridge.benchmarks.engine.Answer;
import dev.drawbridge.benchmarks.engine.FilterHandler;
import dev.drawbridge.benchmarks.engine.Handler;
import dev.drawbridge.benchmarks.engine.Peer;
import dev.drawbridge.benchmarks.engine.Policies;
import dev.drawbridge.benchmarks.engine.Scenario;
import dev.drawbridge.benchmarks.engine.StubRequest;
import dev.drawbridge.benchmarks.engine.StubResponse;
import dev.drawbridge.benchmarks.engine.Stubs;
import dev.drawbridge.benchmarks.engine.Values;
import dev.drawbridge.cors.CorsRoutes;
import jakarta.servlet.Filter;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

/** Servlet filters on the engine's stub, each as its container or framework calls it. */
final class ServletCarrier implements Carrier {
  private final Handler handler;
  private final StubRequest request = Stubs.request();
  private final StubResponse response = Stubs.response();

  private ServletCarrier(Handler handler) {
    this.handler = handler;
  }

  static ServletCarrier of(Contestant contestant, Scenario scenario, CorsRoutes routes) {
    return new ServletCarrier(
        switch (contestant) {
          case SERVLET -> new Filtered(new dev.drawbridge.servlet.CorsFilter(routes));
          case SERVLET_TOMCAT -> Peer.TOMCAT.handler(scenario);
          case SERVLET_JETTY -> Peer.JETTY.handler(scenario);
          case SERVLET_SPRING -> new Filtered(spring(scenario));
          default -> Peer.STUB.handler(scenario);
        });
  }

  /** Spring's policy of a scenario, for servlets and WebFlux. */
  static CorsConfiguration springs(Scenario scenario) {
    CorsConfiguration configuration = new CorsConfiguration();
    if (scenario.hasPatterns()) {
      configuration.setAllowedOriginPatterns(scenario.origins());
    } else {
      configuration.setAllowedOrigins(scenario.origins());
    }
    configuration.setAllowedMethods(Policies.METHODS);
    configuration.setAllowedHeaders(Policies.REQUEST_FIELDS);
    configuration.setExposedHeaders(Policies.EXPOSED_FIELDS);
    configuration.setAllowCredentials(true);
    configuration.setMaxAge(Policies.MAX_AGE);
    return configuration;
  }

  private static Filter spring(Scenario scenario) {
    CorsConfiguration configuration = springs(scenario);
    // The path is found elsewhere: what is measured is CORS.
    return new CorsFilter(request -> configuration);
  }

  @Override
  public void send(Values values) throws Exception {
    values.writeTo(request);
    response.restart();
    handler.handle(request, response);
  }

  @Override
  public int sink() {
    return response.sink();
  }

  @Override
  public Answer answer() {
    return response.answer();
  }

  private static final class Filtered extends FilterHandler {
    Filtered(Filter filter) {
      super(filter);
    }
  }
}
