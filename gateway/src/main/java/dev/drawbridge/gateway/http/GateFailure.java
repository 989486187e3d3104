package dev.drawbridge.gateway.http;

import dev.drawbridge.gateway.http1.Failure;

/** Why the gateway does not pass a request on whose message is sound. */
enum GateFailure {
  NO_ROUTE("no-route", 404, "No route matches the request's host and path."),
  BODY_TOO_LARGE("body-too-large", 413, "The request's body is larger than the limit."),
  HEAD_LATE("client-timeout", 408, "The request's head did not arrive in time."),
  BODY_LATE("client-timeout", 408, "The request's body did not arrive in time."),
  CONNECTIONS("connections-exhausted", 503, "Too many connections are open.");

  @SuppressWarnings("ImmutableEnumChecker") // a record of texts and a number
  private final Failure failure;

  GateFailure(String code, int status, String detail) {
    failure = new Failure(code, status, detail);
  }

  /** What the client is told. */
  Failure failure() {
    return failure;
  }
}
