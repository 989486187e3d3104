package dev.drawbridge.gateway.http;

import dev.drawbridge.gateway.route.RouteSet;
import dev.drawbridge.gateway.stage.ExchangeListener;
import java.util.concurrent.atomic.AtomicInteger;

/** What all event loops of a data plane share. */
final class Plane {
  final ExchangeListener listener;
  final AtomicInteger open = new AtomicInteger();
  volatile FrontSettings settings;
  volatile RouteSet routes;
  volatile boolean draining;
  volatile Runnable whenEmpty = () -> {};

  Plane(RouteSet routes, FrontSettings settings, ExchangeListener listener) {
    this.routes = routes;
    this.settings = settings;
    this.listener = listener;
  }

  /** A connection that was counted is closed. */
  void released() {
    if (open.decrementAndGet() == 0 && draining) {
      whenEmpty.run();
    }
  }
}
