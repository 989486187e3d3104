package dev.drawbridge.gateway.http;

import java.io.IOException;

/** Why an exchange ends without another word to its client. */
enum BreakOff {
  CLIENT_CLOSED("client-closed"),
  CLIENT_STALLED("client-stalled"),
  GATEWAY_STOPPED("gateway-stopped"),
  MEMORY_EXHAUSTED("memory-exhausted"),
  INTERNAL_ERROR("internal-error");

  private final String code;

  BreakOff(String code) {
    this.code = code;
  }

  /** By what to call an exception. */
  static BreakOff of(Throwable cause) {
    if (cause instanceof IOException) {
      return CLIENT_CLOSED;
    }
    return cause instanceof OutOfMemoryError ? MEMORY_EXHAUSTED : INTERNAL_ERROR;
  }

  /** By which log and metrics name it; stable. */
  String code() {
    return code;
  }
}
