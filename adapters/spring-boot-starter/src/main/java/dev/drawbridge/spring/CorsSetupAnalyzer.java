package dev.drawbridge.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words why an application does not start. */
final class CorsSetupAnalyzer extends AbstractFailureAnalyzer<CorsSetupException> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, CorsSetupException cause) {
    return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
  }
}
