package dev.drawbridge.doctor.probe;

import dev.drawbridge.browser.SentRequest;
import dev.drawbridge.wire.WireExchange;

/**
 * A request of the browser and the exchange that played it.
 *
 * @param asked what the browser would send
 * @param exchange what was sent and what came of it
 */
public record Step(SentRequest asked, WireExchange exchange) {
  /** Says whether a harmless GET went out in place of the request. */
  public boolean isSubstitute() {
    return asked.kind() == SentRequest.Kind.ACTUAL
        && !exchange.request().method().equals(asked.method());
  }
}
