package dev.drawbridge.gateway.http;

import dev.drawbridge.config.Limits;
import dev.drawbridge.config.Timeouts;
import dev.drawbridge.config.TrustedProxies;
import dev.drawbridge.gateway.http1.HeadLimits;
import dev.drawbridge.gateway.timing.Wheel;

/**
 * What all connections of clients have in common. A connection keeps what it began with.
 *
 * @param limits how large the head of a request may be
 * @param connections how many may be open at once
 * @param headTicks how long the head of a request may take
 * @param idleTicks how long nothing may come
 * @param trusted whose forwarding fields are believed
 */
record FrontSettings(
    HeadLimits limits, int connections, int headTicks, int idleTicks, TrustedProxies trusted) {

  static FrontSettings of(Timeouts timeouts, Limits limits, TrustedProxies trusted) {
    return new FrontSettings(
        new HeadLimits(limits.requestLine(), limits.headerFields(), limits.headerCount()),
        limits.connections(),
        Wheel.ticks(timeouts.headers()),
        Wheel.ticks(timeouts.idle()),
        trusted);
  }
}
