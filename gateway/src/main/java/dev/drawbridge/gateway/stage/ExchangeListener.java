package dev.drawbridge.gateway.stage;

/**
 * Watches exchanges, for log and metrics. Called on event loops, by several threads at a time; must
 * not block.
 */
@FunctionalInterface
public interface ExchangeListener {
  /** An exchange has come to its end, good or bad; it is valid only during the call. */
  void completed(Exchange exchange);
}
