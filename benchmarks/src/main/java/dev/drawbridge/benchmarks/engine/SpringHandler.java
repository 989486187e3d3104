package dev.drawbridge.benchmarks.engine;

import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;

/** Spring MVC's processor with the configuration in hand, as its {@code CorsFilter} calls it. */
final class SpringHandler implements Handler {
  private final DefaultCorsProcessor processor = new DefaultCorsProcessor();
  private final CorsConfiguration configuration = new CorsConfiguration();

  SpringHandler(Scenario scenario) {
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
  }

  @Override
  public void handle(StubRequest request, StubResponse response) throws Exception {
    boolean valid = processor.processRequest(configuration, request, response);
    if (valid && !request.getMethod().equals("OPTIONS")) {
      response.chain();
    }
  }
}
