package dev.drawbridge.cors;

/**
 * The step at which the server side refused a request. Codes are stable: logs, metrics and the
 * {@code Drawbridge-Refusal} field bear them.
 */
public enum Refusal {
  ORIGIN_NOT_ALLOWED(
      "origin-not-allowed", "cors-check", "no entry of allow-origins matches the Origin"),
  ORIGIN_MALFORMED(
      "origin-malformed", "origin-header", "the Origin is not one that a browser serialises"),
  METHOD_MALFORMED(
      "method-malformed",
      "http-access-control-request-method",
      "Access-Control-Request-Method stands twice or is not a token"),
  METHOD_NOT_ALLOWED(
      "method-not-allowed",
      "cors-preflight-fetch",
      "the method is neither CORS-safelisted nor in allow-methods"),
  HEADER_LIST_MALFORMED(
      "header-list-malformed",
      "http-access-control-request-headers",
      "Access-Control-Request-Headers is not a list of field names"),
  HEADER_LIST_TOO_LARGE(
      "header-list-too-large",
      "http-access-control-request-headers",
      "Access-Control-Request-Headers exceeds 4096 octets, 64 names, 16 empty elements, or 8"
          + " octets of white space beside a name"),
  HEADER_NOT_ALLOWED(
      "header-not-allowed", "cors-preflight-fetch", "a field name is not in allow-headers"),
  AUTHORIZATION_NOT_NAMED(
      "authorization-not-named",
      "cors-non-wildcard-request-header-name",
      "* in allow-headers does not cover Authorization: name it"),
  CORS_CLOSED("cors-closed", "http-cors-protocol", "the route says `cors: none`");

  private static final String STANDARD = "https://fetch.spec.whatwg.org/#";

  private final String code;
  private final String anchor;
  private final String description;

  Refusal(String code, String anchor, String description) {
    this.code = code;
    this.anchor = anchor;
    this.description = description;
  }

  /** Returns the stable code, for example {@code method-not-allowed}. */
  public String code() {
    return code;
  }

  /** Returns the address of the step in the Fetch standard. */
  public String anchor() {
    return STANDARD + anchor;
  }

  /** Returns what failed, in a few words. */
  public String description() {
    return description;
  }

  @Override
  public String toString() {
    return code;
  }
}
