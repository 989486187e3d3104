package dev.drawbridge.doctor.probe;

import dev.drawbridge.doctor.finding.Category;
import dev.drawbridge.doctor.finding.Confidence;
import dev.drawbridge.doctor.finding.Evidence;
import dev.drawbridge.doctor.finding.Finding;
import dev.drawbridge.doctor.finding.Severity;
import java.util.List;
import java.util.Locale;

/** What can be wrong beside a fetch, as findings that want evidence. */
enum Neighbour {
  ERROR_WITHOUT_CORS(
      Category.FUNCTIONAL,
      Severity.MEDIUM,
      "Error answers have no CORS fields.",
      "Where the server fails, the page gets a network error and a console message about CORS"
          + " instead of the status and the text.",
      "Put the policy on every answer: nginx needs 'always', Apache 'Header always set', HAProxy"
          + " 'http-after-response'.",
      "https://fetch.spec.whatwg.org/#cors-check"),
  PREFLIGHT_AUTH(
      Category.FUNCTIONAL,
      Severity.MEDIUM,
      "Preflights are asked to log in.",
      "Browsers send no credentials with a preflight, so every request that needs one fails.",
      "Answer OPTIONS with Origin and Access-Control-Request-Method before authentication.",
      "https://fetch.spec.whatwg.org/#cors-preflight-fetch"),
  PREFLIGHT_REDIRECT(
      Category.FUNCTIONAL,
      Severity.MEDIUM,
      "Preflights are redirected.",
      "Browsers follow no redirect of a preflight, so every request that needs one fails here.",
      "Fetch the final URL, or answer OPTIONS before the redirect.",
      "https://fetch.spec.whatwg.org/#cors-preflight-fetch"),
  PREFLIGHT_FAILS(
      Category.FUNCTIONAL,
      Severity.MEDIUM,
      "Preflights make the server fail.",
      "Every request that needs a preflight fails.",
      "Answer OPTIONS with Origin and Access-Control-Request-Method with 204.",
      "https://fetch.spec.whatwg.org/#cors-preflight-fetch"),
  FIELD_TWICE(
      Category.FUNCTIONAL,
      Severity.MEDIUM,
      "A CORS field is sent more than once.",
      "Two layers answer for CORS. Of the fields with one value browsers accept no second one, not"
          + " even an equal one.",
      "Let one layer set the CORS fields, and let the proxy take away what the application sends.",
      "https://fetch.spec.whatwg.org/#http-new-header-syntax"),
  OPTIONS_SWALLOWED(
      Category.FUNCTIONAL,
      Severity.LOW,
      "An OPTIONS that is no preflight is answered as one.",
      "Only Access-Control-Request-Method makes a preflight; without it the application's own"
          + " answer to OPTIONS is lost.",
      "Answer as a preflight only OPTIONS with Origin and Access-Control-Request-Method.",
      "https://fetch.spec.whatwg.org/#cors-preflight-request"),
  MISSING_VARY_ORIGIN(
      Category.CACHE,
      Severity.MEDIUM,
      "Access-Control-Allow-Origin depends on the request, and Vary does not say so.",
      "A cache, that of the browser included, may give one page the answer for another, or one"
          + " without CORS fields: it works, and fails after a reload.",
      "Send Vary: Origin on every answer of the URL, those without CORS fields included.",
      "https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches"),
  CACHED_WITHOUT_CORS(
      Category.CACHE,
      Severity.HIGH,
      "A cache gives pages the answer to a request without Origin.",
      "Whoever comes second gets an answer without CORS fields, and the fetch fails.",
      "Send Vary: Origin on every answer of the URL, and purge the cache.",
      "https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches"),
  CDN_CACHED_ACAO(
      Category.CACHE,
      Severity.HIGH,
      "A cache gives one origin the answer for another.",
      "Of two allowed pages only the first works, until the cache forgets.",
      "Send Vary: Origin on every answer of the URL, and purge the cache.",
      "https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches"),
  NOT_EXPOSED(
      Category.FUNCTIONAL,
      Severity.INFO,
      "Fields that pages often read are not exposed.",
      "Script sees null for them, though the answer has them.",
      "Name them in Access-Control-Expose-Headers if the page needs them.",
      "https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name"),
  MIXED_CONTENT(
      Category.FUNCTIONAL,
      Severity.HIGH,
      "A secure page fetches an insecure URL.",
      "Browsers block this as mixed content before CORS has a say.",
      "Serve the URL over https.",
      "https://w3c.github.io/webappsec-mixed-content/"),
  AUTHORIZATION_UNDER_WILDCARD(
      Category.FUNCTIONAL,
      Severity.MEDIUM,
      "'*' in Access-Control-Allow-Headers is to stand for Authorization.",
      "By the standard it never does. The engines still let it pass; Firefox warns that it will"
          + " not for long.",
      "Name Authorization in Access-Control-Allow-Headers.",
      "https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name"),
  BROWSERS_DISAGREE(
      Category.FUNCTIONAL,
      Severity.LOW,
      "The engines share the answer, the standard does not.",
      "What works today by a leniency of the engines may end with any version.",
      "Mend what the verdict of the standard names.",
      "https://fetch.spec.whatwg.org/");

  private final Category category;
  private final Severity severity;
  private final String title;
  private final String why;
  private final String fix;
  private final String reference;

  Neighbour(
      Category category,
      Severity severity,
      String title,
      String why,
      String fix,
      String reference) {
    this.category = category;
    this.severity = severity;
    this.title = title;
    this.why = why;
    this.fix = fix;
    this.reference = reference;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the finding that evidence makes of this. */
  Finding found(Confidence confidence, Evidence... evidence) {
    return found(severity, confidence, evidence);
  }

  /** Returns the finding that evidence makes of this, where it weighs otherwise than it can. */
  Finding found(Severity here, Confidence confidence, Evidence... evidence) {
    return new Finding(
        id(), category, here, confidence, title, List.of(evidence), why, fix, reference);
  }
}
