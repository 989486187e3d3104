package dev.drawbridge.browser;

import static dev.drawbridge.browser.Profile.CHROMIUM;
import static dev.drawbridge.browser.Profile.FIREFOX;
import static dev.drawbridge.browser.Profile.WEBKIT;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A point in which an engine does otherwise than the Fetch standard says. The evidence are the
 * recorded fetches of Chromium 156, Firefox ESR 153 and WebKitGTK 2.50 in the tests of this
 * package.
 */
public enum Difference {
  /**
   * {@code *} in the answer of a preflight covers {@code Authorization} (CORS-preflight fetch, step
   * 7.6, asks for its name). Firefox prints a warning.
   */
  AUTHORIZATION_UNDER_WILDCARD(CHROMIUM, FIREFOX, WEBKIT),

  /** A {@code Range} with a position from 2^64 on is not safelisted. */
  RANGE_OF_64_BITS(CHROMIUM, FIREFOX, WEBKIT),

  /** A {@code Range} with a position from 2^63-1 on is not safelisted. */
  RANGE_OF_63_BITS(CHROMIUM),

  /** {@code *} of a credentialed preflight is no wildcard from the cache... */
  CREDENTIALED_WILDCARD_NOT_CACHED(CHROMIUM, FIREFOX, WEBKIT),

  /** ... and serves a request without credentials no better. */
  CREDENTIALED_WILDCARD_SERVES_NOBODY(CHROMIUM, FIREFOX),

  /** Several {@code Location} lines that are equal are followed. */
  EQUAL_LOCATIONS_FOLLOWED(CHROMIUM, FIREFOX),

  /**
   * {@code DPR}, {@code Downlink}, {@code Viewport-Width}, {@code Width}, {@code Device-Memory},
   * {@code RTT}, {@code ECT} and {@code Save-Data} with a valid value, {@code Intervention} and
   * {@code User-Agent} with any, are safelisted.
   */
  CLIENT_HINTS_SAFELISTED(CHROMIUM),

  /**
   * Of the client hints that script set, valid or not, {@code Save-Data} alone survives a redirect
   * away from the page's origin.
   */
  CLIENT_HINTS_DROPPED(CHROMIUM),

  /** A fetch with {@code Available-Dictionary} fails before anything is sent. */
  AVAILABLE_DICTIONARY_FAILS(CHROMIUM),

  /** The request's lines of one name are combined before they are held against the safelist. */
  REQUEST_LINES_COMBINED(CHROMIUM, WEBKIT),

  /** An actual request that fails leaves the preflight cache as it is. */
  FAILED_ACTUAL_KEEPS_CACHE(CHROMIUM, WEBKIT),

  /** A redirect that the redirect mode error refuses leaves the preflight cache as it is. */
  REDIRECT_ERROR_KEEPS_CACHE(CHROMIUM, FIREFOX, WEBKIT),

  /** A preflight replaces all that is cached for its origin and URL. */
  CACHE_ENTRY_REPLACED(CHROMIUM, WEBKIT),

  /** What a preflight allowed is cached for the URL with its fragment. */
  CACHED_BY_FRAGMENT(CHROMIUM, FIREFOX, WEBKIT),

  /** Nothing is cached for an opaque origin. */
  OPAQUE_ORIGIN_NOT_CACHED(CHROMIUM),

  /**
   * {@code Access-Control-Max-Age} is read as a signed number of 64 bits: {@code +60} is 60, a
   * negative one 0, and one beyond 64 bits the default of five seconds.
   */
  SIGNED_MAX_AGE(CHROMIUM, WEBKIT),

  /**
   * Without a {@code Location} that says something, a redirect status is a redirect in the redirect
   * mode manual only.
   */
  REDIRECT_NEEDS_LOCATION(CHROMIUM, WEBKIT),

  /** A redirect to a URL with user name or password is blocked in any mode and to any origin. */
  REDIRECT_CREDENTIALS_BLOCKED(CHROMIUM),

  /**
   * A {@code Location} that cannot be parsed fails the fetch before the CORS check. Changes the
   * reason, never the outcome.
   */
  REDIRECT_LOCATION_FIRST(CHROMIUM, FIREFOX),

  /** Several {@code Location} lines that differ fail in the redirect modes manual and error too. */
  DIFFERING_LOCATIONS_FAIL(CHROMIUM, FIREFOX),

  /**
   * Several {@code Location} lines that differ fail a fetch in mode {@code no-cors} before
   * Cross-Origin-Resource-Policy is looked at. Changes the reason, never the outcome.
   */
  DIFFERING_LOCATIONS_FIRST(FIREFOX),

  /**
   * A {@code Location} that cannot be parsed fails in the redirect modes manual and error too. One
   * with a space in its host is none of them here, but a URL that cannot be reached.
   */
  MANUAL_LOCATION_PARSED(CHROMIUM),

  /**
   * In the redirect mode error a {@code Location} with user name or password is refused before the
   * redirect is. Changes the reason, never the outcome.
   */
  REDIRECT_CREDENTIALS_BEFORE_ERROR(CHROMIUM),

  /**
   * A redirect to {@code blob:}, {@code data:}, {@code file:}, {@code javascript:}, {@code ws:},
   * {@code wss:} or {@code about:} fails before the CORS check, but for {@code about:blank} and for
   * a blob of the redirecting origin whose path is one segment. Changes the reason only.
   */
  UNLOADABLE_REDIRECT_FIRST(FIREFOX),

  /** In {@code Location} tabs and other control characters are percent-encoded, not dropped. */
  LOCATION_CONTROLS_ENCODED(FIREFOX),

  /**
   * In mode {@code no-cors}, a POST that a redirect takes to another origin has the {@code Origin}
   * {@code null}, from the page's own origin too.
   */
  ORIGIN_FORGOTTEN_ON_REDIRECT(CHROMIUM),

  /**
   * In mode {@code no-cors}, what a page on {@code https} sends to {@code http} at a loopback
   * address or a {@code localhost} name has its {@code Origin}, where the standard has {@code
   * null}.
   */
  ORIGIN_KEPT_ON_LOOPBACK(CHROMIUM),

  /**
   * A fetch with {@code If-None-Match}, {@code If-Modified-Since}, {@code If-Unmodified-Since},
   * {@code If-Match} or {@code If-Range} makes its preflight whatever is cached.
   */
  CONDITIONAL_SKIPS_CACHE(CHROMIUM, FIREFOX),

  /** The port is checked after the modes. Changes the reason, never the outcome. */
  PORT_CHECKED_LAST(CHROMIUM, WEBKIT),

  /**
   * A preflight asks for the fields as script gave them, and is needed by them, whatever a redirect
   * has dropped.
   */
  FIELDS_ASKED_AS_GIVEN(WEBKIT),

  /**
   * A fetch of the page's own origin in the credentials mode same-origin that left it: an answer
   * elsewhere that redirects must also allow credentials, though none are sent. Asked after the
   * preflight of the next request.
   */
  REDIRECT_CHECKED_WITH_CREDENTIALS(WEBKIT),

  /** In {@code Range} the unit is read in any case, and a position may have a plus sign. */
  LENIENT_RANGE(WEBKIT),

  /**
   * Vertical tabs and form feeds around the numbers in {@code Range} and {@code
   * Access-Control-Max-Age} are dropped.
   */
  NUMBERS_TRIMMED(WEBKIT),

  /** An empty {@code Location} fails in the redirect mode follow. */
  EMPTY_LOCATION_FAILS(WEBKIT),

  /** Several {@code Location} lines are combined by comma and space, and then resolved. */
  LOCATIONS_COMBINED(WEBKIT),

  /**
   * In {@code Location} each byte from 0x80 on is a character, U+FFFD standing for what is no UTF-8
   * as three of them, and percent-encoded as UTF-8.
   */
  LOCATION_ENCODED_TWICE(WEBKIT),

  /** A redirect to {@code ftp:} fails in any redirect mode, before the CORS check. */
  FTP_REDIRECT_FAILS(WEBKIT),

  /** A redirect hands on an empty fragment, with which a preflight is then cached. */
  EMPTY_FRAGMENT_INHERITED(WEBKIT),

  /** After a redirect the port is checked by the preflight, if there is one. */
  PORT_CHECKED_BY_PREFLIGHT(WEBKIT),

  /** In mode {@code no-cors} the type of a body is sent, safelisted or not. */
  BODY_TYPE_UNGUARDED(WEBKIT),

  /**
   * In mode {@code no-cors} and the credentials mode same-origin, what began at the page's own
   * origin has credentials wherever a redirect takes it.
   */
  CREDENTIALS_FOLLOW_REDIRECTS(WEBKIT),

  /** A redirect to another origin turns DELETE into GET, and keeps its fields. */
  DELETE_BECOMES_GET(WEBKIT),

  /**
   * A redirect that makes a GET of another method within one origin leaves {@code Origin} on it.
   */
  ORIGIN_STAYS_ON_REDIRECT(WEBKIT),

  /**
   * A CORS request after a redirect has the fields that script gave, but for those of a body where
   * this very redirect dropped them; other requests get {@code Content-Type} back by the statuses
   * 307 and 308.
   */
  BODY_FIELDS_RESTORED(WEBKIT),

  /** What a preflight lists is cached where it refuses the method or a name too. */
  REFUSAL_CACHED(WEBKIT),

  /** {@code *} from the cache covers {@code Authorization}. */
  AUTHORIZATION_UNDER_CACHED_WILDCARD(WEBKIT),

  /** What is cached for an origin that a redirect tainted serves the same fetch only. */
  TAINTED_ORIGIN_IS_UNIQUE(WEBKIT),

  /**
   * Where a fetch makes its preflight because of {@link #CONDITIONAL_SKIPS_CACHE}, one that fails
   * leaves what is cached as it is.
   */
  FAILED_CONDITIONAL_KEEPS_CACHE(CHROMIUM),

  /** {@code about:blank} is not fetched in mode {@code no-cors} either. */
  ABOUT_BLANK_BLOCKED(CHROMIUM, WEBKIT),

  /** A response from a {@code data:} URL has a {@code Content-Length}. */
  DATA_HAS_LENGTH(FIREFOX),

  /**
   * A redirect of a preflight is refused before its {@code Access-Control-Allow-Origin} is read.
   * Changes the reason, never the outcome.
   */
  PREFLIGHT_REDIRECT_FIRST(CHROMIUM, WEBKIT),

  /**
   * The status of a preflight is checked before its {@code Access-Control-Allow-Origin}. Changes
   * the reason, never the outcome.
   */
  PREFLIGHT_STATUS_FIRST(WEBKIT),

  /**
   * The method is held against a preflight's answer before the list of names is read. Changes the
   * reason, never the outcome.
   */
  METHOD_CHECKED_FIRST(FIREFOX),

  /**
   * The names of fields are held against a preflight's answer in the order of the renderer's hash
   * table; seen in the console, which names the first that fails. Changes the message, never the
   * outcome.
   */
  NAMES_CHECKED_BY_HASH(CHROMIUM),

  /**
   * The names of fields are held against a preflight's answer in the order of script, those that
   * the engine knows first. Changes the message, never the outcome.
   */
  NAMES_CHECKED_AS_GIVEN(WEBKIT),

  /**
   * After a redirect that taints the origin, a preflight carries the page's origin and is checked
   * against it, or not at all if it goes to the page's origin; the actual request has {@code null}.
   */
  PREFLIGHT_WITH_PAGE_ORIGIN(FIREFOX),

  /**
   * Once a fetch started with fields that are not safelisted, or a cross-origin request of it
   * needed a preflight, every later CORS request of it gets one.
   */
  PREFLIGHT_STICKS(FIREFOX, WEBKIT),

  /** {@code Authorization} dropped by a cross-origin redirect returns after a same-origin one. */
  AUTHORIZATION_RETURNS(FIREFOX),

  /**
   * {@code Access-Control-Max-Age} that is not all digits means that nothing is cached; an empty
   * one is the default of five seconds.
   */
  INVALID_MAX_AGE_IS_ZERO(FIREFOX),

  /**
   * Whether {@code Content-Type} and the other fields of a body are dropped is asked anew at every
   * redirect, so they can return: by the method that script gave for what is sent, by the present
   * one for what a preflight asks for.
   */
  BODY_FIELDS_RETURN(FIREFOX),

  /** {@code *} is cached as a name, not as a wildcard. */
  WILDCARD_NOT_CACHED(FIREFOX),

  /** A cached preflight serves HEAD only if it listed HEAD. */
  HEAD_CACHED_BY_NAME(FIREFOX),

  /** What a credentialed preflight cached does not serve a request without credentials. */
  CREDENTIALED_ENTRY_STAYS_SO(FIREFOX),

  /** A failed request without a preflight clears the cache for its URL too. */
  FAILED_SIMPLE_CLEARS_CACHE(FIREFOX),

  /** Bytes from 0x80 on make {@code Accept} and {@code Content-Type} unsafe. */
  HIGH_BYTES_UNSAFE(FIREFOX),

  /** A name on two unsafe lines is listed twice. */
  UNSAFE_NAMES_REPEATED(FIREFOX),

  /** There is no limit on the sum of the lengths of safelisted values. */
  NO_SUM_LIMIT(FIREFOX),

  /**
   * A {@code Content-Type} with a comma, or with a last semicolon that is not the first, is not
   * safelisted.
   */
  STRICT_CONTENT_TYPE(FIREFOX),

  /**
   * Two lines of {@code Access-Control-Allow-Origin} are too many only if they spell it so; spelled
   * in another case, they are combined.
   */
  ALLOW_ORIGIN_COUNTED_BY_SPELLING(FIREFOX),

  /** An empty line is dropped when lines are combined. */
  EMPTY_LINES_DROPPED(FIREFOX);

  /** One bit a profile. */
  private final int profiles;

  Difference(Profile... profiles) {
    int bits = 0;
    for (Profile profile : profiles) {
      bits |= 1 << profile.ordinal();
    }
    this.profiles = bits;
  }

  boolean isOf(Profile profile) {
    return (profiles >> profile.ordinal() & 1) != 0;
  }

  /** Returns the profiles that depart here. */
  public Set<Profile> profiles() {
    return Arrays.stream(Profile.values())
        .filter(this::isOf)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Profile.class)));
  }
}
