package dev.drawbridge.gateway.upstream;

import dev.drawbridge.gateway.http1.Failure;

/** Why an upstream gave no usable response. */
public enum UpstreamFailure {
  UNRESOLVED("upstream-unresolved", 502, "The upstream's name could not be resolved."),
  REFUSED("upstream-refused", 502, "The upstream could not be reached."),
  CONNECT_TIMEOUT(
      "upstream-connect-timeout", 504, "The upstream did not accept a connection in time."),
  EXHAUSTED("upstream-exhausted", 503, "All connections to the upstream are in use."),
  CLOSED("upstream-closed", 502, "The upstream closed the connection without an answer."),
  TIMEOUT("upstream-timeout", 504, "The upstream did not answer in time."),
  STALLED("upstream-stalled", 504, "The upstream stopped in the middle of its answer."),
  MALFORMED("upstream-malformed", 502, "The upstream's answer is malformed."),
  UPGRADED("upstream-upgraded", 502, "The upstream switched protocols without being asked."),
  TRUNCATED("upstream-truncated", 502, "The upstream broke off its answer.");

  @SuppressWarnings("ImmutableEnumChecker") // a record of texts and a number
  private final Failure failure;

  UpstreamFailure(String code, int status, String detail) {
    failure = new Failure(code, status, detail);
  }

  /** What the client is told, if no answer has begun. */
  public Failure failure() {
    return failure;
  }
}
