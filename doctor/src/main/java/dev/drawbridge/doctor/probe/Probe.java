package dev.drawbridge.doctor.probe;

import dev.drawbridge.browser.SentRequest;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request beside the page's own, all of them harmless: GET and OPTIONS.
 *
 * @param kind what it is to find out
 * @param request what is sent
 */
record Probe(Kind kind, SentRequest request) {
  /** What a probe is to find out; in the order in which they are sent. */
  enum Kind {
    /** What requests without an origin get. */
    PLAIN,
    /** What an error answer looks like. */
    ERROR,
    /** Whether a preflight that asks for next to nothing is granted. */
    PREFLIGHT,
    /** Whether an OPTIONS that is no preflight reaches the application. */
    OPTIONS,
    /** What a fresh URL gives to the page. */
    FRESH,
    /** What the same URL then gives to a stranger. */
    FRESH_THEN_STRANGER,
    /** What another fresh URL gives to a stranger. */
    STRANGER,
    /** What a third fresh URL gives without an origin. */
    WARM,
    /** What that URL then gives to the page. */
    WARM_THEN_PAGE
  }

  /**
   * Returns the probes around a fetch.
   *
   * @param token letters and digits that no one used before, so that no cache knows the URLs
   */
  static List<Probe> around(Inquiry inquiry, String token) {
    String page = inquiry.page().toString();
    String stranger = "https://" + token + ".example";
    Url url = inquiry.url();
    return List.of(
        plain(inquiry),
        get(Kind.ERROR, inquiry, below(url, token), page),
        new Probe(Kind.PREFLIGHT, preflight(inquiry, "GET", null)),
        new Probe(Kind.OPTIONS, sent(SentRequest.Kind.ACTUAL, url, page, "OPTIONS", null)),
        get(Kind.FRESH, inquiry, with(url, token + "1"), page),
        get(Kind.FRESH_THEN_STRANGER, inquiry, with(url, token + "1"), stranger),
        get(Kind.STRANGER, inquiry, with(url, token + "2"), stranger),
        get(Kind.WARM, inquiry, with(url, token + "3"), null),
        get(Kind.WARM_THEN_PAGE, inquiry, with(url, token + "3"), page));
  }

  /** Returns the probe of what requests without an origin get. */
  static Probe plain(Inquiry inquiry) {
    return get(Kind.PLAIN, inquiry, inquiry.url(), null);
  }

  /**
   * Returns preflights that ask for one thing each, to find out which one a server refuses; each
   * with that thing.
   */
  static List<Single> singles(Inquiry inquiry, List<String> names) {
    List<Single> singles = new ArrayList<>();
    singles.add(new Single(true, inquiry.method(), preflight(inquiry, inquiry.method(), null)));
    for (String name : names) {
      singles.add(new Single(false, name, preflight(inquiry, "GET", name)));
    }
    return singles;
  }

  /**
   * A preflight that asks for one thing.
   *
   * @param method whether it is the method
   * @param value the method or the name of the field
   * @param request the preflight
   */
  record Single(boolean method, String value, SentRequest request) {}

  private static SentRequest preflight(Inquiry inquiry, String method, @Nullable String names) {
    String page = inquiry.page().toString();
    return sent(SentRequest.Kind.PREFLIGHT, inquiry.url(), page, method, names);
  }

  private static SentRequest sent(
      SentRequest.Kind kind, Url url, String origin, String method, @Nullable String names) {
    return new SentRequest(kind, url, origin, method, names, false, FieldList.EMPTY, false);
  }

  private static Probe get(Kind kind, Inquiry inquiry, Url url, @Nullable String origin) {
    FieldList fields = inquiry.fetch().fields().without(inquiry.dropped());
    return new Probe(
        kind,
        new SentRequest(
            SentRequest.Kind.ACTUAL,
            url,
            origin,
            "GET",
            null,
            inquiry.credentials(),
            fields.without(List.of("Content-Type")),
            false));
  }

  private static Url below(Url url, String token) {
    return replaced(url, url.path().replaceAll("/$", "") + "/drawbridge-" + token, url.query());
  }

  private static Url with(Url url, String token) {
    String mark = "drawbridge=" + token;
    return replaced(url, url.path(), url.query() == null ? mark : url.query() + "&" + mark);
  }

  private static Url replaced(Url url, String path, @Nullable String query) {
    Origin origin = url.origin();
    String text = origin + path + (query == null ? "" : "?" + query);
    return Objects.requireNonNull(Url.parse(text));
  }
}
