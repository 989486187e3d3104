package dev.drawbridge.gateway.stage;

import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.gateway.route.CompiledRoute;
import org.jspecify.annotations.Nullable;

/**
 * A request and what became of it. All texts of the request are untrusted; each character is one
 * octet.
 */
public interface Exchange {
  /** The method; {@code -} if the request line could not be read. */
  String method();

  /**
   * The target as received, an absolute form that was taken without its authority; {@code -} if the
   * request line could not be read.
   */
  String target();

  /** {@code HTTP/1.1} or {@code HTTP/1.0}; {@code -} for others and if it could not be read. */
  String protocol();

  /** The value of {@code Host}, or null. */
  @Nullable String host();

  /** The value of {@code Origin}, or null. */
  @Nullable String origin();

  /** The address of the peer. */
  String client();

  /** The route; null if none was chosen. */
  @Nullable CompiledRoute route();

  /**
   * What was decided about CORS; null if no route was chosen, or the route leaves CORS to its
   * upstream.
   */
  @Nullable CorsDecision decision();

  /** What in the request was refused by the decision, or null. */
  @Nullable String culprit();

  /** The status that was sent; 0 if none was. */
  int status();

  /** The octets of the request's body, as far as it was read. */
  long requestBytes();

  /** The octets of the response's body, as far as it was written. */
  long responseBytes();

  /**
   * When the request's head was complete, on the clock of {@link System#nanoTime}; of a head that
   * is refused or late, when its first octet was read.
   */
  long startedAtNanos();

  /** From then to the end. */
  long durationNanos();

  /** From then to the upstream's head; -1 if there was none. */
  long upstreamNanos();

  /**
   * What went wrong or why the gateway refused, a stable code such as {@code upstream-refused} or
   * {@code host-missing}; null if nothing did.
   */
  @Nullable String failure();
}
