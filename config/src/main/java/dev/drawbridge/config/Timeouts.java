package dev.drawbridge.config;

import java.time.Duration;

/**
 * How long the gateway waits: the key {@code timeouts}.
 *
 * @param connect for the connection to an upstream; default 5 s
 * @param headers for the whole head of a request; default 10 s
 * @param idle on a kept-alive connection, and between two bytes of a body; default 60 s
 * @param response for the head of the upstream's response; default 60 s
 * @param drain for running requests at the end; may be zero; default 30 s
 */
public record Timeouts(
    Duration connect, Duration headers, Duration idle, Duration response, Duration drain) {

  /** The values of a file without {@code timeouts}. */
  public static final Timeouts DEFAULTS =
      new Timeouts(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30));
}
