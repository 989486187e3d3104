package dev.drawbridge.gateway.route;

import org.jspecify.annotations.Nullable;

/**
 * All routes of one configuration; the route table's {@code match} is one. Safe for use by many
 * threads.
 */
@FunctionalInterface
public interface RouteSet {
  /**
   * The most specific route, or null if there is none.
   *
   * @param host without port, in lower case, one trailing dot dropped
   * @param path in normal form, without query
   */
  @Nullable CompiledRoute match(String host, String path);
}
