package dev.drawbridge.route;

/** Why the path of a request is refused: one reason for every path that has no normal form. */
public enum PathFault {
  /** Does not begin with a slash; the empty path too. */
  NOT_ABSOLUTE("does not begin with '/'"),
  /** A question mark: the query was not cut off. */
  QUERY("contains '?'"),
  /** A number sign, which never reaches a server. */
  FRAGMENT("contains '#'"),
  /** A backslash, which some servers read as a slash. */
  BACKSLASH("contains '\\'"),
  /** A backslash as a triplet. */
  ENCODED_BACKSLASH("contains an encoded '\\'"),
  /** A slash as a triplet, which some servers read as the end of a segment. */
  ENCODED_SLASH("contains an encoded '/'"),
  /** NUL, another control character, or DEL, raw or as a triplet. */
  CONTROL_CHARACTER("contains a control character"),
  /** A raw blank. */
  SPACE("contains a blank"),
  /** A raw byte from 0x80, which should have been a triplet. */
  NON_ASCII("contains a byte above 0x7F"),
  /** A percent sign without two hexadecimal digits. */
  BAD_TRIPLET("contains '%' without two hexadecimal digits"),
  /** Encoded bytes that are not UTF-8. */
  NOT_UTF8("contains encoded bytes that are not UTF-8"),
  /** {@code %25} before two hexadecimal digits: a second decoding would find a triplet. */
  DOUBLE_ENCODING("contains a percent-encoded triplet"),
  /** Two slashes side by side, or nothing but parameters between two. */
  EMPTY_SEGMENT("contains an empty segment"),
  /** A segment that becomes {@code .} or {@code ..} once it is cut at a semicolon. */
  DOT_SEGMENT_PARAMETERS("contains a dot segment with parameters"),
  /** More {@code ..} than segments before them. */
  ABOVE_ROOT("leads above the root");

  private final String description;

  PathFault(String description) {
    this.description = description;
  }

  /** Returns what is wrong, to follow the path in a sentence: {@code contains an encoded '/'}. */
  public String description() {
    return description;
  }
}
