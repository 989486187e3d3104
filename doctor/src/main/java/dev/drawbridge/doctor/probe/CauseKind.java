package dev.drawbridge.doctor.probe;

import java.util.Locale;

/**
 * What can be wrong, by stable names. In the texts {@code {value}}, {@code {status}}, {@code
 * {origin}}, {@code {url}} and {@code {more}} stand for what was seen.
 */
enum CauseKind {
  NO_CORS_HEADERS(
      "The answer, status {status}, has no Access-Control-Allow-Origin.",
      "Let the server, or the proxy before it, allow {origin}."),
  ORIGIN_MISMATCH(
      "Access-Control-Allow-Origin names another origin: {more}.",
      "Compare the request's Origin with the list of allowed ones, and send it back as it came."),
  MULTIPLE_ACAO(
      "Access-Control-Allow-Origin has more than one value: '{value}'.",
      "Two layers set the field, mostly the application and a proxy before it: let one of them do"
          + " it, and the other take the field away."),
  INVALID_ACAO(
      "Access-Control-Allow-Origin is '{value}', which is no origin: it {more}.",
      "Send one origin, as scheme://host[:port]; browsers know no patterns and no lists."),
  JUNK_IN_VALUE(
      "Access-Control-Allow-Origin has characters that do not belong there: {more}.",
      "Look into the file or the variable that the value comes from, and clean it."),
  WILDCARD_AND_INCLUDE(
      "Access-Control-Allow-Origin is '*', and the page fetches with credentials.",
      "Send the origin that asks, if it is on the list, or fetch without credentials."),
  ACAC_NOT_TRUE(
      "The page fetches with credentials, and Access-Control-Allow-Credentials {more}.",
      "Send it once, as 'true' in lower case, or fetch without credentials."),
  PREFLIGHT_AUTH(
      "The preflight is asked to log in: status {status}. Browsers send no credentials with it.",
      "Answer OPTIONS with Origin and Access-Control-Request-Method before authentication."),
  PREFLIGHT_NOT_2XX(
      "The preflight is answered with status {status}, not 200 to 299.",
      "Answer OPTIONS with 204, before the router, the firewall and whatever else refuses it."),
  PREFLIGHT_REDIRECT(
      "The preflight is redirected, status {status}{more}. Browsers follow no redirect there.",
      "Fetch the final URL, or answer OPTIONS before the redirect."),
  PREFLIGHT_WITHOUT_CORS(
      "The answer to the preflight, status {status}, has no Access-Control-Allow-Origin; that to a"
          + " GET has one.",
      "Give OPTIONS to the same layer: something else answers it."),
  PREFLIGHT_METHOD(
      "The method {value} is not allowed: {more}.",
      "Add {value} to Access-Control-Allow-Methods, in exactly this case."),
  PREFLIGHT_HEADER(
      "The request field {value} is not allowed: {more}.",
      "Add {value} to Access-Control-Allow-Headers."),
  UNPARSABLE_LIST(
      "{more} contains '{value}', which is no token, so the whole list counts for nothing.",
      "Write names apart by commas, without quotes."),
  ACTUAL_MISSING_AFTER_GOOD_PREFLIGHT(
      "The preflight is granted, but the answer to the request itself, status {status}, has no"
          + " Access-Control-Allow-Origin.",
      "Put the policy on every method of the route, not on OPTIONS alone."),
  ERROR_WITHOUT_CORS(
      "The server answers with the error {status}, without Access-Control-Allow-Origin: the error"
          + " is the problem, and the page cannot read it.",
      "Mend what the status says, and put the policy on error answers too."),
  CACHED_WITHOUT_CORS(
      "A cache holds an answer to a request without Origin, and gives it to pages: it has no"
          + " Access-Control-Allow-Origin. Past the cache the answer is fine.",
      "Send Vary: Origin on every answer of this URL, those without CORS fields too, and purge the"
          + " cache."),
  CDN_CACHED_ACAO(
      "A cache holds the answer for another origin, '{value}'. Past the cache the answer is fine.",
      "Send Vary: Origin on every answer of this URL, and purge the cache."),
  REDIRECT_WITHOUT_CORS(
      "The URL redirects, status {status}{more}, and the redirect itself has no"
          + " Access-Control-Allow-Origin.",
      "Fetch the final URL, or put the policy on redirects too."),
  REDIRECT_ORIGIN_NULL(
      "A redirect led from one foreign origin to another, so the browser sends 'Origin: null', and"
          + " the last answer does not allow that.",
      "Fetch the final URL at once. Never allow null: any page can send it."),
  REDIRECT_WITH_USERINFO(
      "The redirect's Location holds a user name or a password: '{value}'.",
      "Redirect to a URL without them."),
  REDIRECT_INVALID(
      "The redirect cannot be followed: {more}",
      "Send one Location with an http or https URL, and let no redirect lead back."),
  REDIRECT_INSIDE(
      "A redirect leads from a public URL to where only insiders are: {more}.",
      "If that is meant, ask that URL itself. Browsers ask the user for permission, or refuse."),
  PREFLIGHT_UNANSWERED(
      "The preflight gets no answer, where a GET gets one: {more}.",
      "Let the server, or whatever stands before it, answer OPTIONS."),
  TIME_USED_UP(
      "The answers took too long: {more}.",
      "Look at why they take so long, or give them more time with --max-time."),
  CONNECTION_REFUSED(
      "Nobody answers: {more}.",
      "Start the server, or correct the port. CORS has no part in this."),
  NAME_NOT_RESOLVED("Nobody answers: {more}.", "Correct the host's name, or its DNS."),
  UNREACHABLE("Nobody answers: {more}.", "Look at the network, VPN and firewall on the way."),
  TIMEOUT("Nobody answers: {more}.", "Look at the server, or give it more time with --timeout."),
  TLS_FAILURE(
      "The connection cannot be made safe: {more}.",
      "Mend the certificate; for one of your own authority use --cacert; where there is no TLS, ask"
          + " http:// instead. Browsers show a bare network error."),
  GARBAGE_ANSWER(
      "The answer is no HTTP: {more}.", "Look at what listens there, and whether it wants TLS."),
  CONNECTION_CLOSED(
      "Nobody answers: {more}.",
      "Look into the log of the server or the proxy before it, and whether the port wants TLS.");

  private final String title;
  private final String fix;

  CauseKind(String title, String fix) {
    this.title = title;
    this.fix = fix;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String title() {
    return title;
  }

  String fix() {
    return fix;
  }
}
