package dev.drawbridge.cors;

import java.nio.charset.StandardCharsets;

/**
 * The content of the answer to an actual request that a policy rejects, the same from every
 * adapter.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public final class CorsProblem {
  /** The value of {@code Content-Type}. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** What is wrong, for people. */
  public static final String DETAIL = "The Origin of the request is not allowed here.";

  private static final String TEXT =
      "{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,\"detail\":\""
          + DETAIL
          + "\"}";

  private static final byte[] BYTES = TEXT.getBytes(StandardCharsets.US_ASCII);

  private CorsProblem() {}

  /** Returns a copy of the content, JSON in ASCII. */
  public static byte[] content() {
    return BYTES.clone();
  }
}
