package dev.drawbridge.testkit;

import dev.drawbridge.cors.CorsRoutes;

/**
 * A case of the kit.
 *
 * @param name the stable name, under which an adapter may make an exception
 * @param routes the routes that are in force when it begins
 * @param check fails by throwing
 */
record KitCase(String name, CorsRoutes routes, Check check) {
  /** What is looked at. */
  @FunctionalInterface
  interface Check {
    void run(Subject subject) throws Exception;
  }
}
