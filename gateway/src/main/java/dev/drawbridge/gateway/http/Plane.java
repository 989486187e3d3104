package dev.drawbridge.gateway.http;

import dev.drawbridge.config.Limits;
import dev.drawbridge.config.Timeouts;
import dev.drawbridge.config.TrustedProxies;
import dev.drawbridge.gateway.http1.HeadLimits;
import dev.drawbridge.gateway.route.RouteSet;
import dev.drawbridge.gateway.stage.ExchangeListener;
import dev.drawbridge.gateway.timing.Wheel;
import java.util.concurrent.atomic.AtomicInteger;

/** What all event loops of a data plane share. */
final class Plane {
  final HeadLimits limits;
  final int connections;
  final int headTicks;
  final int idleTicks;
  final TrustedProxies trusted;
  final ExchangeListener listener;
  final AtomicInteger open = new AtomicInteger();
  volatile RouteSet routes;
  volatile boolean draining;
  volatile Runnable whenEmpty = () -> {};

  Plane(
      RouteSet routes,
      Timeouts timeouts,
      Limits limits,
      TrustedProxies trusted,
      ExchangeListener listener) {
    this.routes = routes;
    this.limits = new HeadLimits(limits.requestLine(), limits.headerFields(), limits.headerCount());
    this.connections = limits.connections();
    this.headTicks = Wheel.ticks(timeouts.headers());
    this.idleTicks = Wheel.ticks(timeouts.idle());
    this.trusted = trusted;
    this.listener = listener;
  }

  /** A connection that was counted is closed. */
  void released() {
    if (open.decrementAndGet() == 0 && draining) {
      whenEmpty.run();
    }
  }
}
