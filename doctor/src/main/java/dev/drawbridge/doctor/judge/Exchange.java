package dev.drawbridge.doctor.judge;

import dev.drawbridge.browser.FetchRequest;
import dev.drawbridge.browser.Network;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Fetches of one page, one after the other, and what the servers would answer.
 *
 * @param id what names the exchange, as the JSON text that it was given in
 * @param steps the fetches, which share one CORS-preflight cache
 */
record Exchange(String id, List<Step> steps) {
  /**
   * One fetch.
   *
   * @param pause how much time passes before it
   * @param network what answers its requests, made anew for every browser
   */
  record Step(Duration pause, FetchRequest request, Supplier<Network> network) {}
}
