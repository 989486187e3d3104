package dev.drawbridge.wire;

import java.util.Locale;

/**
 * Why there is no response.
 *
 * @param kind the sort of failure
 * @param message a sentence about it without full stop, such as {@code nothing listens on
 *     127.0.0.1:81}
 */
public record WireFailure(Kind kind, String message) {
  /** The sorts of failures, in the order in which they can befall a request. */
  public enum Kind {
    /** The time that all answers may take together is used up: nothing was sent. */
    EXHAUSTED,
    /** The host's name has no address. */
    NAME,
    /** The host has an address that only insiders reach, and was not asked. */
    INTERNAL,
    /** Nothing listens on the port. */
    REFUSED,
    /** No way leads to the address. */
    UNREACHABLE,
    /** The answer, or the connection, took too long. */
    TIMEOUT,
    /** TLS failed: mostly a certificate that is not trusted. */
    TLS,
    /** What came is no HTTP/1 response. */
    PROTOCOL,
    /** The connection ended before a response came. */
    CLOSED;

    /** Returns the word for machines, such as {@code refused}. */
    public String value() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
