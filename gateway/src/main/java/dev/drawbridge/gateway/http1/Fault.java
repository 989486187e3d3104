package dev.drawbridge.gateway.http1;

/** Why a message is refused: the status that says so to a client, and a sentence. */
public enum Fault {
  START_LINE(
      400, "The request line is not a method, a target and a version with one space between."),
  LINE_TOO_LONG(414, "The request line is longer than the limit."),
  FIELDS_TOO_LARGE(431, "The header fields are larger than the limit."),
  TOO_MANY_FIELDS(431, "There are more header fields than the limit."),
  FIELD(400, "A header field is not a name, a colon and a value without control characters."),
  LINE_END(400, "A line does not end in carriage return and line feed."),
  FOLDED(400, "A header field is continued on the next line."),
  VERSION(505, "Only HTTP/1.1 and HTTP/1.0 are served."),
  METHOD(405, "CONNECT and TRACE are not served."),
  HOST_MISSING(400, "There is no Host field."),
  HOST_REPEATED(400, "There is more than one Host field."),
  HOST_INVALID(400, "The Host field is not a host name or address with an optional port."),
  ORIGIN_REPEATED(400, "There is more than one Origin field."),
  LENGTH_REPEATED(400, "There is more than one Content-Length field."),
  LENGTH_INVALID(
      400, "The Content-Length field is not a decimal number without sign and leading zero."),
  LENGTH_AND_ENCODING(400, "There are both Content-Length and Transfer-Encoding."),
  ENCODING(400, "The Transfer-Encoding is not the one coding chunked in one field."),
  NOMINATION(400, "The Connection field names a field that is not for one hop only."),
  TARGET(400, "The request target is neither a path nor an http URL whose authority equals Host."),
  CHUNK(400, "The chunked framing of the body is malformed.");

  private final int status;
  private final String detail;

  Fault(int status, String detail) {
    this.status = status;
    this.detail = detail;
  }

  /** The status with which a client's request of that kind is answered. */
  public int status() {
    return status;
  }

  /** One sentence for the answer's body. */
  public String detail() {
    return detail;
  }
}
