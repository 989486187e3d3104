package dev.drawbridge.conformance.exchange;

import dev.drawbridge.origin.Url;
import java.util.List;

/**
 * One URL on the way of a fetch.
 *
 * @param redirectStatus the status with which it redirects, 0 at the end of the way
 * @param locations the lines of {@code Location}
 */
record Leg(Url url, int redirectStatus, List<String> locations) {
  boolean redirects() {
    return redirectStatus != 0;
  }
}
