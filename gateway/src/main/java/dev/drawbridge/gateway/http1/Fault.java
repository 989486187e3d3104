package dev.drawbridge.gateway.http1;

/** Why a message is refused. */
public enum Fault {
  START_LINE(
      "request-line-malformed",
      400,
      "The request line is not a method, a target and a version with one space between."),
  LINE_TOO_LONG("request-line-too-long", 414, "The request line is longer than the limit."),
  FIELDS_TOO_LARGE("header-fields-too-large", 431, "The header fields are larger than the limit."),
  TOO_MANY_FIELDS("header-fields-too-many", 431, "There are more header fields than the limit."),
  FIELD(
      "header-field-malformed",
      400,
      "A header field is not a name, a colon and a value without control characters."),
  LINE_END("line-end-malformed", 400, "A line does not end in carriage return and line feed."),
  FOLDED("header-field-folded", 400, "A header field is continued on the next line."),
  VERSION("version-unsupported", 505, "Only HTTP/1.1 and HTTP/1.0 are served."),
  METHOD("method-not-served", 405, "CONNECT and TRACE are not served."),
  HOST_MISSING("host-missing", 400, "There is no Host field."),
  HOST_REPEATED("host-repeated", 400, "There is more than one Host field."),
  HOST_INVALID(
      "host-invalid", 400, "The Host field is not a host name or address with an optional port."),
  ORIGIN_REPEATED("origin-repeated", 400, "There is more than one Origin field."),
  LENGTH_REPEATED("content-length-repeated", 400, "There is more than one Content-Length field."),
  LENGTH_INVALID(
      "content-length-invalid",
      400,
      "The Content-Length field is not a decimal number without sign and leading zero."),
  LENGTH_AND_ENCODING(
      "content-length-and-transfer-encoding",
      400,
      "There are both Content-Length and Transfer-Encoding."),
  ENCODING(
      "transfer-encoding",
      400,
      "The Transfer-Encoding is not the one coding chunked in one field."),
  NOMINATION(
      "connection-names-end-to-end",
      400,
      "The Connection field names a field that is not for one hop only."),
  TARGET(
      "target-invalid",
      400,
      "The request target is neither a path nor an http URL whose authority equals Host."),
  LOOP("loop", 508, "The Via field says that the request has come round in a loop."),
  CHUNK("chunk-malformed", 400, "The chunked framing of the body is malformed.");

  @SuppressWarnings("ImmutableEnumChecker") // a record of texts and a number
  private final Failure failure;

  Fault(String code, int status, String detail) {
    failure = new Failure(code, status, detail);
  }

  /** What the client is told, if it is a client's message. */
  public Failure failure() {
    return failure;
  }
}
