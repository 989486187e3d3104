package dev.drawbridge.testkit;

import dev.drawbridge.wire.WireRequest;
import dev.drawbridge.wire.WireResponse;

/**
 * A server in the test's own process, which a {@link Browser} asks without sockets: something that
 * answers requests. {@code dev.drawbridge.testkit.spring} has those of Spring.
 */
@FunctionalInterface
public interface TestServer {
  /**
   * Answers a request of a browser, as it would come off the wire: a preflight is a request with
   * the method {@code OPTIONS}; {@code Origin}, {@code Cookie} and the others are among the fields.
   *
   * @throws Exception if the server is no server, and gives no answer where a real one would; the
   *     test that made the browser fetch gets it
   */
  WireResponse answer(WireRequest request) throws Exception;
}
