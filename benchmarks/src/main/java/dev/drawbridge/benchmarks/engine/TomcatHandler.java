package dev.drawbridge.benchmarks.engine;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import java.util.Map;
import org.apache.catalina.filters.CorsFilter;

/** Tomcat's filter; request attributes, which only it sets, are off. */
final class TomcatHandler extends FilterHandler {
  TomcatHandler(Scenario scenario) throws ServletException {
    super(filter(scenario));
  }

  private static Filter filter(Scenario scenario) throws ServletException {
    CorsFilter filter = new CorsFilter();
    filter.init(
        new Configuration(
            Map.of(
                CorsFilter.PARAM_CORS_ALLOWED_ORIGINS, String.join(",", scenario.origins()),
                CorsFilter.PARAM_CORS_ALLOWED_METHODS, String.join(",", Policies.METHODS),
                CorsFilter.PARAM_CORS_ALLOWED_HEADERS, String.join(",", Policies.REQUEST_FIELDS),
                CorsFilter.PARAM_CORS_EXPOSED_HEADERS, String.join(",", Policies.EXPOSED_FIELDS),
                CorsFilter.PARAM_CORS_SUPPORT_CREDENTIALS, "true",
                CorsFilter.PARAM_CORS_PREFLIGHT_MAXAGE, "" + Policies.MAX_AGE.toSeconds(),
                CorsFilter.PARAM_CORS_REQUEST_DECORATE, "false")));
    return filter;
  }
}
