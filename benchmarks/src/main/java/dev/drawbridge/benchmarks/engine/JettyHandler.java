package dev.drawbridge.benchmarks.engine;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import java.util.Map;
import org.eclipse.jetty.ee10.servlets.CrossOriginFilter;

/** Jetty's servlet filter; preflights are not passed on to the chain. */
final class JettyHandler extends FilterHandler {
  JettyHandler(Scenario scenario) throws ServletException {
    super(filter(scenario));
  }

  @SuppressWarnings({"deprecation", "removal"}) // The only filter that Jetty has for servlets.
  private static Filter filter(Scenario scenario) throws ServletException {
    CrossOriginFilter filter = new CrossOriginFilter();
    filter.init(
        new Configuration(
            Map.of(
                CrossOriginFilter.ALLOWED_ORIGINS_PARAM, String.join(",", scenario.origins()),
                CrossOriginFilter.ALLOWED_METHODS_PARAM, String.join(",", Policies.METHODS),
                CrossOriginFilter.ALLOWED_HEADERS_PARAM, String.join(",", Policies.REQUEST_FIELDS),
                CrossOriginFilter.EXPOSED_HEADERS_PARAM, String.join(",", Policies.EXPOSED_FIELDS),
                CrossOriginFilter.ALLOW_CREDENTIALS_PARAM, "true",
                CrossOriginFilter.PREFLIGHT_MAX_AGE_PARAM, "" + Policies.MAX_AGE.toSeconds(),
                CrossOriginFilter.CHAIN_PREFLIGHT_PARAM, "false")));
    return filter;
  }
}
