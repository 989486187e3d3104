package dev.drawbridge.browser;

import org.jspecify.annotations.Nullable;

/** What answers the requests of a browser: a recording, or real sockets. */
@FunctionalInterface
public interface Network {
  /** Returns the answer to a request, or null if the connection fails. */
  @Nullable Answer answer(SentRequest request);
}
