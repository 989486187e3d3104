package dev.drawbridge.benchmarks.engine;

import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.servlet.ServletFields;

/** Drawbridge on the servlet stub, as a filter would call it. */
final class DrawbridgeHandler implements Handler {
  private final CorsProcessor processor;

  DrawbridgeHandler(Scenario scenario) {
    processor = processor(scenario);
  }

  static CorsProcessor processor(Scenario scenario) {
    return CorsProcessor.of(Policies.of(scenario));
  }

  @Override
  public void handle(StubRequest request, StubResponse response) {
    CorsDecision decision =
        processor.process(request, ServletFields.REQUEST, response, ServletFields.RESPONSE);
    if (decision.answersHere()) {
      response.setStatus(decision.status());
    } else {
      response.chain();
    }
  }
}
