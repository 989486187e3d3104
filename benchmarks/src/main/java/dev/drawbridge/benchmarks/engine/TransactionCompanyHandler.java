package dev.drawbridge.benchmarks.engine;

import com.thetransactioncompany.cors.CORSConfiguration;
import com.thetransactioncompany.cors.CORSConfigurationException;
import com.thetransactioncompany.cors.CORSFilter;
import jakarta.servlet.Filter;
import java.util.Properties;

/** The filter of thetransactioncompany; its patterns are origins whose subdomains count too. */
final class TransactionCompanyHandler extends FilterHandler {
  TransactionCompanyHandler(Scenario scenario) throws CORSConfigurationException {
    super(filter(scenario));
  }

  private static Filter filter(Scenario scenario) throws CORSConfigurationException {
    Properties properties = new Properties();
    String origins = String.join(" ", scenario.origins()).replace("*.", "");
    properties.setProperty("cors.allowOrigin", origins);
    properties.setProperty("cors.allowSubdomains", "" + scenario.hasPatterns());
    properties.setProperty("cors.allowGenericHttpRequests", "true");
    properties.setProperty("cors.supportedMethods", String.join(",", Policies.METHODS));
    properties.setProperty("cors.supportedHeaders", String.join(",", Policies.REQUEST_FIELDS));
    properties.setProperty("cors.exposedHeaders", String.join(",", Policies.EXPOSED_FIELDS));
    properties.setProperty("cors.supportsCredentials", "true");
    properties.setProperty("cors.maxAge", "" + Policies.MAX_AGE.toSeconds());
    return new CORSFilter(new CORSConfiguration(properties));
  }
}
