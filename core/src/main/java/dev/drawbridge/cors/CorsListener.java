package dev.drawbridge.cors;

import org.jspecify.annotations.Nullable;

/** Watches decisions, for logs and counters. Called on the thread that decides; must be quick. */
@FunctionalInterface
public interface CorsListener {
  /**
   * Called once for each decision.
   *
   * @param decision what was decided
   * @param origin the request's {@code Origin} as it came, untrusted; null if it had none, {@link
   *     RequestReader#SEVERAL} if it had more than one
   */
  void decided(CorsDecision decision, @Nullable String origin);
}
