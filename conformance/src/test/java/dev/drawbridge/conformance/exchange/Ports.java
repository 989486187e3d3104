package dev.drawbridge.conformance.exchange;

import java.util.Map;
import java.util.Map.Entry;

/**
 * The free ports that stand for the fixed ones of the {@link Site sites}.
 *
 * @param real without those sites that have the port of their scheme
 */
record Ports(Map<Site, Integer> real) {
  /** A text about fixed ports, for a browser or a server that uses the real ones. */
  String toReal(String text) {
    String mapped = text;
    for (Entry<Site, Integer> entry : real.entrySet()) {
      mapped = mapped.replace(":" + entry.getKey().port(), ":" + entry.getValue());
    }
    return mapped;
  }

  /** What a browser or a server said of real ports, as the exchange names them. */
  String toFixed(String text) {
    String mapped = text;
    for (Entry<Site, Integer> entry : real.entrySet()) {
      mapped = mapped.replace(":" + entry.getValue(), ":" + entry.getKey().port());
    }
    return mapped;
  }
}
