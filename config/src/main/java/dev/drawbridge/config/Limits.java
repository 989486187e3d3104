package dev.drawbridge.config;

/**
 * How much the gateway takes from a client: the key {@code limits}. Sizes are bytes.
 *
 * @param requestLine the request line; default 8 KiB
 * @param headerFields all header fields of a request together; default 32 KiB
 * @param headerCount how many header fields a request may have; default 100
 * @param body the body of a request; {@link #UNLIMITED} for {@code none}; default 10 MiB
 * @param connections how many client connections may be open at once; default 10,000
 */
public record Limits(
    int requestLine, int headerFields, int headerCount, long body, int connections) {

  /** The body limit that is written {@code none}. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  /** The values of a file without {@code limits}. */
  public static final Limits DEFAULTS = new Limits(8 << 10, 32 << 10, 100, 10L << 20, 10_000);
}
