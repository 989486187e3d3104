package dev.drawbridge.gateway.http1;

/** How a message body is delimited (RFC 9112 6.3). */
public enum Framing {
  /** No body. */
  NONE,
  /** By {@code Content-Length}. */
  LENGTH,
  /** By the chunked coding. */
  CHUNKED,
  /** By the end of the connection; responses only. */
  UNTIL_CLOSE
}
