package dev.drawbridge.cors;

/**
 * How to read where a request of some framework goes: a stateless constant of an adapter, for
 * {@link CorsRoutes}.
 *
 * @param <C> the framework's request, the carrier
 */
public interface TargetReader<C> {
  /**
   * Returns the request's path as it was received: percent-encoded, with all its dot segments and
   * parameters, without the query.
   */
  String path(C request);

  /** Returns the value of {@code Host}, or {@code :authority} in HTTP/2; empty if there is none. */
  String authority(C request);
}
