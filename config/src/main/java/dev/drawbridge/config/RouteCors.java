package dev.drawbridge.config;

import dev.drawbridge.cors.CorsPolicy;

/** Who owns CORS on a route: the key {@code cors}. */
public sealed interface RouteCors {

  /** The key is absent: CORS is the upstream's, and every {@code OPTIONS} is passed on. */
  record Unmanaged() implements RouteCors {}

  /** {@code cors: none}: the Same-Origin Policy stays, and preflights are refused. */
  record Closed() implements RouteCors {}

  /**
   * The gateway owns CORS on the route.
   *
   * @param name the policy's name, or {@code route:} and the match of a policy written in place
   * @param policy what is allowed
   */
  record Governed(String name, CorsPolicy policy) implements RouteCors {}
}
