package dev.drawbridge.browser;

import java.util.Locale;

/** The steps of the Fetch standard at which a fetch can fail. Codes are stable. */
public enum BlockCause {
  // In the texts, {value} is the text that failed, {url} the URL at which, {origin} the origin
  // that was sent, {status} the status of the answer.
  INVALID_URL(
      "dom-request",
      "The URL '{value}' cannot be parsed.",
      "Write an absolute URL such as https://api.example/path, or one relative to the page."),
  CREDENTIALS_IN_URL(
      "dom-request",
      "The URL '{value}' includes a user name or a password.",
      "Take them out of the URL and send them in the field Authorization."),
  INVALID_METHOD(
      "dom-request", "The method '{value}' is no token.", "Use a method of letters, such as PUT."),
  FORBIDDEN_METHOD(
      "forbidden-method",
      "The method '{value}' is forbidden to pages.",
      "Use another method; CONNECT, TRACE and TRACK are never sent."),
  BODY_NOT_ALLOWED(
      "dom-request", "A {value} request cannot have a body.", "Leave the body out, or use POST."),
  METHOD_NOT_SAFELISTED(
      "dom-request",
      "The method '{value}' cannot be used in mode no-cors.",
      "Use GET, HEAD or POST, or the mode cors."),
  INVALID_FIELD_NAME(
      "concept-headers-append",
      "The field name '{value}' is no token.",
      "Use letters, digits and hyphens."),
  INVALID_FIELD_VALUE(
      "concept-headers-append",
      "The value of the field '{value}' contains NUL, a line end or a character above U+00FF.",
      "Encode the value, for instance with encodeURIComponent."),
  AVAILABLE_DICTIONARY(
      "main-fetch",
      "The field '{value}' belongs to the browser; a request on which script set it is not sent.",
      "Do not set the field."),
  BAD_PORT(
      "port-blocking",
      "Port {value} is blocked: it belongs to another protocol.",
      "Serve on another port."),
  CROSS_ORIGIN_IN_SAME_ORIGIN_MODE(
      "main-fetch",
      "The mode is same-origin, but {url} is not of the page's origin {page}.",
      "Use the mode cors, or ask the page's own origin."),
  REDIRECT_MODE_WITH_NO_CORS(
      "main-fetch",
      "In mode no-cors the redirect mode must be follow.",
      "Use the redirect mode follow, or the mode cors."),
  UNSUPPORTED_SCHEME(
      "main-fetch",
      "The scheme '{value}' is not fetched across origins.",
      "Serve the resource over https."),
  CONNECTION_FAILED(
      "http-network-fetch",
      "There was no answer from {url}.",
      "This is no CORS failure: check that the server runs, its name, port and certificate."),
  CROSS_ORIGIN_RESOURCE_POLICY(
      "cross-origin-resource-policy-check",
      "Cross-Origin-Resource-Policy: {value} keeps the response from the page.",
      "Send Cross-Origin-Resource-Policy: cross-origin, or leave the field out."),
  MISSING_ALLOW_ORIGIN(
      "cors-check",
      "The answer, status {status}, has no Access-Control-Allow-Origin.",
      "Send Access-Control-Allow-Origin: {origin}, on error answers too."),
  MULTIPLE_ALLOW_ORIGIN(
      "cors-check",
      "Access-Control-Allow-Origin was sent more than once: '{value}'.",
      "Let one layer only set the field, once: {origin}."),
  ALLOW_ORIGIN_LIST(
      "cors-check",
      "Access-Control-Allow-Origin is a list, '{value}'; it can name one origin only.",
      "Send the origin that asks, {origin}, if it is allowed, and Vary: Origin."),
  ALLOW_ORIGIN_MISMATCH(
      "cors-check",
      "Access-Control-Allow-Origin is '{value}', not '{origin}'.",
      "Send exactly {origin}: scheme, host and port, no slash behind it."),
  WILDCARD_WITH_CREDENTIALS(
      "cors-check",
      "Access-Control-Allow-Origin is '*', which does not allow a request with credentials.",
      "Send the origin itself, {origin}, or fetch without credentials."),
  MISSING_ALLOW_CREDENTIALS(
      "cors-check",
      "Access-Control-Allow-Credentials is '{value}', not 'true', as a request with credentials"
          + " needs.",
      "Send Access-Control-Allow-Credentials: true, or fetch without credentials."),
  PREFLIGHT_REDIRECT(
      "cors-preflight-fetch",
      "The preflight was answered with a redirect, status {status}, which is never followed.",
      "Answer OPTIONS where it arrives; redirect only what follows, or fetch the final URL."),
  PREFLIGHT_STATUS(
      "cors-preflight-fetch",
      "The preflight was answered with status {status}, not 200 to 299.",
      "Answer OPTIONS with 204, before authentication and routing by method."),
  INVALID_ALLOW_METHODS(
      "cors-preflight-fetch",
      "Access-Control-Allow-Methods contains '{value}', which is no method.",
      "Send methods separated by commas, without quotes."),
  INVALID_ALLOW_HEADERS(
      "cors-preflight-fetch",
      "Access-Control-Allow-Headers contains '{value}', which is no field name.",
      "Send names separated by commas, without quotes and values."),
  METHOD_NOT_ALLOWED(
      "cors-preflight-fetch",
      "The method {value} is not in Access-Control-Allow-Methods.",
      "Add {value}, in this case; '*' does not count with credentials."),
  HEADER_NOT_ALLOWED(
      "cors-preflight-fetch",
      "The field {value} is not in Access-Control-Allow-Headers.",
      "Add {value}; '*' counts neither with credentials nor for Authorization."),
  REDIRECT_MODE_ERROR(
      "http-fetch",
      "{url} redirects, status {status}, and the redirect mode is error.",
      "Use the redirect mode follow, or fetch the final URL."),
  INVALID_LOCATION(
      "http-redirect-fetch",
      "The redirect's Location '{value}' cannot be parsed.",
      "Send one Location with an absolute URL, or one relative to {url}."),
  REDIRECT_SCHEME(
      "http-redirect-fetch",
      "The redirect leads to the scheme '{value}'.",
      "Redirect to http or https only."),
  REDIRECT_LIMIT(
      "http-redirect-fetch",
      "There were more than twenty redirects.",
      "Look for a loop of redirects."),
  REDIRECT_CREDENTIALS(
      "http-redirect-fetch",
      "The redirect's Location '{value}' includes a user name or a password.",
      "Redirect to a URL without them.");

  private final String code;
  private final String preflightCode;
  private final String standard;
  private final boolean ofPreflights;
  private final String what;
  private final String fix;

  BlockCause(String anchor, String what, String fix) {
    this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
    this.preflightCode = code.startsWith("preflight-") ? code : "preflight-" + code;
    this.standard = "https://fetch.spec.whatwg.org/#" + anchor;
    this.ofPreflights = anchor.equals("cors-preflight-fetch");
    this.what = what;
    this.fix = fix;
  }

  /** Returns the stable code, such as {@code missing-allow-origin}. */
  public String code() {
    return code;
  }

  /** Returns the code where a preflight failed. */
  String preflightCode() {
    return preflightCode;
  }

  String standard() {
    return standard;
  }

  String what() {
    return what;
  }

  String fix() {
    return fix;
  }

  /** Says whether the code says by itself that a preflight failed. */
  boolean isOfPreflights() {
    return ofPreflights;
  }
}
