package dev.drawbridge.gateway.http1;

import org.jspecify.annotations.Nullable;

/** What an upstream's response must keep, so that its end is known for certain. */
public final class ResponseRules {
  private ResponseRules() {}

  /**
   * Determines framing and persistence.
   *
   * @param bodiless whether the request was HEAD
   * @return why the response is refused, or null
   */
  public static @Nullable Fault check(Head head, boolean bodiless) {
    int status = head.status();
    boolean interim = status < 200;
    Fault fault = MessageRules.framing(head);
    if (fault != null) {
      return fault;
    }
    if (head.framing == Framing.CHUNKED && (head.minor == 0 || interim || status == 204)) {
      return Fault.ENCODING;
    }
    if (head.has(Field.CONNECTION.bit())) {
      // Deviation from the request's side: what an upstream may not name stays, and is no error.
      Nominations.apply(head);
    }
    if (bodiless || interim || status == 204 || status == 304) {
      head.framing = Framing.NONE;
    } else if (head.framing == Framing.NONE) {
      head.framing = Framing.UNTIL_CLOSE;
      head.close = true;
    }
    return null;
  }
}
