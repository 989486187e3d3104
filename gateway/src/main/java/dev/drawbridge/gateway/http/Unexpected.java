package dev.drawbridge.gateway.http;

import io.netty.util.internal.logging.InternalLogger;
import io.netty.util.internal.logging.InternalLoggerFactory;

/** Tells of mistakes of our own, which nobody would find in a line of the access log. */
final class Unexpected {
  private static final InternalLogger LOGGER = InternalLoggerFactory.getInstance(Unexpected.class);

  private Unexpected() {}

  /** Names what ended an exchange; a mistake goes to the engine's logger, with its trace. */
  static BreakOff named(Throwable cause) {
    BreakOff name = BreakOff.of(cause);
    if (name == BreakOff.INTERNAL_ERROR) {
      LOGGER.warn("an exchange was broken off by a mistake of the gateway's own", cause);
    }
    return name;
  }
}
