package dev.drawbridge.gateway.upstream;

/**
 * Why an upstream gave no usable response: a stable code for log and metrics, and what the client
 * is told.
 */
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

  private final String code;
  private final int status;
  private final String detail;

  UpstreamFailure(String code, int status, String detail) {
    this.code = code;
    this.status = status;
    this.detail = detail;
  }

  public String code() {
    return code;
  }

  /** The status of the answer, if none has been sent yet. */
  public int status() {
    return status;
  }

  /** One sentence for the answer's body; names no address. */
  public String detail() {
    return detail;
  }
}
