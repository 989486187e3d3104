package dev.drawbridge.doctor.audit;

import static dev.drawbridge.doctor.finding.Category.CACHE;
import static dev.drawbridge.doctor.finding.Category.PERFORMANCE;
import static dev.drawbridge.doctor.finding.Category.SECURITY;
import static dev.drawbridge.doctor.finding.Severity.CRITICAL;
import static dev.drawbridge.doctor.finding.Severity.HIGH;
import static dev.drawbridge.doctor.finding.Severity.INFO;
import static dev.drawbridge.doctor.finding.Severity.LOW;
import static dev.drawbridge.doctor.finding.Severity.MEDIUM;

import dev.drawbridge.doctor.finding.Category;
import dev.drawbridge.doctor.finding.Confidence;
import dev.drawbridge.doctor.finding.Evidence;
import dev.drawbridge.doctor.finding.Finding;
import dev.drawbridge.doctor.finding.Severity;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What an audit can find; its id is its name in lower case with hyphens. */
enum Weakness {
  REFLECT_ANY_ORIGIN(
      SECURITY,
      CRITICAL,
      "Every origin is trusted: the value of Origin comes back.",
      "Any site that a user visits can read what this URL answers to that user.",
      "Compare the whole origin with a list, and answer only those on it.",
      Sources.EXPLOITS),
  REFLECT_WHEN_ABSENT_OR_GARBAGE(
      SECURITY,
      HIGH,
      "What is no origin is answered as a trusted one.",
      "The value is copied without being parsed, so the check behind it can be talked round.",
      "Parse Origin, refuse what is no origin, and send nothing where there was none.",
      Sources.PROTOCOL),
  NULL_ORIGIN_TRUSTED(
      SECURITY,
      HIGH,
      "The origin null is trusted.",
      "Any page can be null: in a sandboxed frame, from a data: URL, after some redirects.",
      "Never allow null; serve local pages over http on localhost instead.",
      Sources.EXPLOITS),
  PREFIX_MATCH(
      SECURITY,
      HIGH,
      "Origins that begin as a trusted one are trusted.",
      "An attacker registers a domain and puts the trusted host in front of it.",
      "Compare the whole origin, not its beginning.",
      Sources.EXPLOITS),
  SUFFIX_MATCH(
      SECURITY,
      HIGH,
      "Origins that end as a trusted one are trusted.",
      "An attacker registers a domain that ends in the trusted one.",
      "Compare the whole origin; for subdomains compare the end with its dot, and the scheme.",
      Sources.EXPLOITS),
  SUBSTRING_MATCH(
      SECURITY,
      HIGH,
      "Origins that contain a trusted host, or are contained in it, are trusted.",
      "An attacker registers a domain around the trusted one, or a part of it.",
      "Compare the whole origin with each entry of the list.",
      Sources.EXPLOITS),
  UNESCAPED_DOT(
      SECURITY,
      HIGH,
      "Any character is taken for a dot of a trusted host.",
      "In a regular expression a dot stands for any character; the attacker registers such a name.",
      "Compare whole origins; where it must be an expression, escape the dots.",
      Sources.EXPLOITS),
  UNANCHORED_REGEX(
      SECURITY,
      HIGH,
      "A trusted origin is looked for anywhere in the text.",
      "The expression has no beginning or no end, so other origins match it too.",
      "Compare whole origins; where it must be an expression, write ^(?:...)$ around all of it.",
      Sources.EXPLOITS),
  SPECIAL_CHAR_HOST(
      SECURITY,
      HIGH,
      "Origins with a special character behind a trusted host are trusted.",
      "Some browsers resolve such names, and the attacker owns the domain behind the character.",
      "Compare whole origins.",
      Sources.EXPLOITS),
  HTTP_ORIGIN_TRUSTED(
      SECURITY,
      HIGH,
      "A trusted host is trusted by http too.",
      "Whoever is on the user's network writes into pages by http, and reads what is sent by TLS.",
      "Allow https origins only.",
      Sources.EXPLOITS),
  ALL_SUBDOMAINS_TRUSTED(
      SECURITY,
      MEDIUM,
      "Every subdomain of a trusted domain is trusted.",
      "One flaw in any of them, or one abandoned name, gives access to this URL.",
      "List the subdomains that need it; none that shows users' content.",
      Sources.EXPLOITS),
  PUBLIC_SUFFIX_PATTERN(
      SECURITY,
      CRITICAL,
      "Every name below a public suffix is trusted.",
      "Anybody can have a name there.",
      "List the names that are yours.",
      "https://publicsuffix.org/learn/"),
  THIRD_PARTY_HOSTING_TRUSTED(
      SECURITY,
      HIGH,
      "A site that shows everybody's pages is trusted.",
      "An attacker publishes a page there.",
      "Remove it from the list.",
      Sources.EXPLOITS),
  LOCALHOST_TRUSTED(
      SECURITY,
      MEDIUM,
      "Pages from the user's own machine are trusted with credentials.",
      "Any program there that serves a page can read what this URL answers to the user.",
      "Allow localhost in development only.",
      Sources.EXPLOITS),
  EXTENSION_TRUSTED(
      SECURITY,
      MEDIUM,
      "Every extension of a browser is trusted.",
      "Whoever gets a user to install an extension reads what this URL answers to that user,"
          + " without having to ask for the permission.",
      "List the ids of the extensions that are yours.",
      Sources.PROTOCOL),
  ANY_PORT_TRUSTED(
      SECURITY,
      LOW,
      "Every port of a trusted host is trusted.",
      "Other programs on that host, such as a forgotten test server, have other origins, and get"
          + " in as well.",
      "Compare the port too.",
      Sources.PROTOCOL),
  WILDCARD_WITH_CREDENTIALS(
      SECURITY,
      LOW,
      "The wildcard is combined with credentials.",
      "Browsers refuse it; whoever mends that by copying Origin opens the URL to every site.",
      "Decide: the wildcard for public data, or a list of origins for credentials.",
      "https://fetch.spec.whatwg.org/#cors-protocol-and-credentials"),
  WILDCARD_ON_INTERNAL(
      SECURITY,
      MEDIUM,
      "A host that only insiders reach allows every origin.",
      "Any public page reads it through the browser of somebody inside; no cookie is needed.",
      "List the origins that need it.",
      Sources.EXPLOITS),
  WILDCARD_ON_AUTHENTICATED(
      SECURITY,
      LOW,
      "What needs authentication is open to pages of every origin.",
      "Any page that gets hold of a token can use it from the user's browser.",
      "List the origins that need it, unless every site may be a client.",
      Sources.PROTOCOL),
  CREDENTIALS_NOT_NEEDED(
      SECURITY,
      LOW,
      "Credentials are allowed, though the URL asks for a token and sets no cookie.",
      "Should a cookie ever come to count here, every trusted page reads as the user.",
      "Leave Access-Control-Allow-Credentials out.",
      "https://fetch.spec.whatwg.org/#http-access-control-allow-credentials"),
  MISSING_VARY_ORIGIN(
      CACHE,
      MEDIUM,
      "The answer depends on Origin, and Vary does not say so.",
      "A cache, the browser's included, gives one origin the answer for another; pages fail at"
          + " random.",
      "Send Vary: Origin on every answer, those to no origin and to refused ones included.",
      Sources.CACHES),
  CDN_CACHED_ACAO(
      CACHE,
      HIGH,
      "A shared cache gives one origin the permission of another.",
      "One visitor decides for all others which pages may read this URL.",
      "Send Vary: Origin and let the cache heed it, or set the fields behind the cache.",
      Sources.CACHES),
  CACHED_WITHOUT_CORS(
      CACHE,
      HIGH,
      "A shared cache keeps the answer without CORS fields for those who need them.",
      "Pages fail until the entry expires, when somebody asked without Origin before.",
      "Send Vary: Origin on every answer, those to requests without Origin included.",
      Sources.CACHES),
  PREFLIGHT_CACHED_BY_SHARED_CACHE(
      CACHE,
      LOW,
      "A shared cache answers preflights.",
      "One page gets the lists that were meant for another page, or lists of yesterday.",
      "Do not cache OPTIONS; else vary on Origin and on both Access-Control-Request fields.",
      "https://www.rfc-editor.org/rfc/rfc9110.html#section-9.3.7"),
  ALLOW_ALL_METHODS(
      SECURITY,
      LOW,
      "Every method is allowed.",
      "More can be done from a trusted page than it needs.",
      "List the methods that are used.",
      Sources.PROTOCOL),
  ALLOW_ALL_HEADERS(
      SECURITY,
      LOW,
      "Every request field is allowed.",
      "More can be sent from a trusted page than it needs, internal fields included.",
      "List the fields that are used.",
      Sources.PROTOCOL),
  FORBIDDEN_METHOD_LISTED(
      SECURITY,
      INFO,
      "A method is allowed that no page can use.",
      "It does nothing; CONNECT, TRACE and TRACK are forbidden to pages.",
      "Remove it from Access-Control-Allow-Methods.",
      "https://fetch.spec.whatwg.org/#forbidden-method"),
  SENSITIVE_HEADER_EXPOSED(
      SECURITY,
      MEDIUM,
      "A field that holds a secret is exposed.",
      "Every trusted page reads it, and so does whoever gets into one of them.",
      "Expose only the fields that pages read.",
      "https://fetch.spec.whatwg.org/#http-access-control-expose-headers"),
  MAX_AGE_TOO_LONG(
      CACHE,
      LOW,
      "Preflights may be kept for more than a day.",
      "A stricter policy takes effect late; browsers cap it anyway, Chromium at two hours.",
      "Write 7200 or less.",
      Sources.MAX_AGE),
  MAX_AGE_ZERO_OR_MISSING(
      PERFORMANCE,
      INFO,
      "Preflights are not kept.",
      "The browser asks again after five seconds or at once, which doubles the waiting.",
      "Write Access-Control-Max-Age: 600, or up to 7200.",
      Sources.MAX_AGE),
  ORIGIN_IN_BODY_OR_HEADER_INJECTION(
      SECURITY,
      INFO,
      "The value of Origin shows up elsewhere in the answer.",
      "Where a cache keeps it, or where it is not encoded, it is a way to inject text.",
      "Leave it out, or encode it for the place where it stands.",
      Sources.EXPLOITS),
  ORIGIN_DISAGREEMENT(
      SECURITY,
      MEDIUM,
      "With two Origin lines, two layers look at different ones.",
      "What checks is not what answers; a request can pass one and be answered by the other.",
      "Refuse requests with more than one Origin line at the edge.",
      "https://www.rfc-editor.org/rfc/rfc6454.html#section-7.3"),
  DOS_ACRH(
      SECURITY,
      LOW,
      "A long list of asked-for fields slows the server down or breaks it.",
      "Preflights need no login, so anybody can send many.",
      "Bound the length of Access-Control-Request-Headers, and read it once.",
      Sources.PROTOCOL),
  PNA_OPEN(
      SECURITY,
      MEDIUM,
      "Every origin may enter the private network.",
      "Browsers that still ask let a public page reach this host from inside.",
      "Answer Access-Control-Request-Private-Network for listed origins only.",
      "https://wicg.github.io/private-network-access/"),
  CORS_AS_AUTH(
      SECURITY,
      HIGH,
      "The right Origin opens what is refused without it.",
      "Only browsers are bound to tell the truth in Origin; everybody else writes what helps.",
      "Authenticate the user; CORS only says which pages may read.",
      "https://fetch.spec.whatwg.org/#http-cors-protocol"),
  AUDIT_INCOMPLETE(
      Category.FUNCTIONAL,
      MEDIUM,
      "Some probes were not answered.",
      "What they would have found is not known.",
      "Run the audit again, slower, or from where no filter is in between.",
      Sources.PROTOCOL);

  private final Category category;
  private final Severity severity;
  private final String title;
  private final String why;
  private final String fix;
  private final String reference;

  Weakness(
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

  Category category() {
    return category;
  }

  /** The severity at its worst. */
  Severity severity() {
    return severity;
  }

  String title() {
    return title;
  }

  String why() {
    return why;
  }

  String fix() {
    return fix;
  }

  Finding proved(Evidence... evidence) {
    return found(severity, Confidence.PROVED, Stream.of(evidence));
  }

  /** The finding with up to three pieces of evidence. */
  Finding found(Severity here, Confidence confidence, Stream<Evidence> evidence) {
    List<Evidence> first = evidence.distinct().limit(3).toList();
    return new Finding(id(), category, here, confidence, title, first, why, fix, reference);
  }

  private static final class Sources {
    static final String PROTOCOL = "https://fetch.spec.whatwg.org/#http-cors-protocol";
    static final String CACHES = "https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches";
    static final String MAX_AGE = "https://fetch.spec.whatwg.org/#http-access-control-max-age";
    static final String EXPLOITS = "https://portswigger.net/web-security/cors";
  }
}
