package dev.drawbridge.doctor.audit;

import dev.drawbridge.wire.WireRequest;
import org.jspecify.annotations.Nullable;

/**
 * One request of an audit.
 *
 * @param kind what it asks
 * @param origin the value of its Origin, null if it has none or two
 * @param request what is sent
 */
record Probe(Kind kind, @Nullable String origin, WireRequest request) {
  boolean isPreflight() {
    return request.method().equals("OPTIONS");
  }
}
