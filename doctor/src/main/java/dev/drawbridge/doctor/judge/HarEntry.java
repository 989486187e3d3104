package dev.drawbridge.doctor.judge;

import dev.drawbridge.browser.Answer;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.Url;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a HAR file, as far as CORS asks for it. What the file leaves out is empty or 0.
 *
 * @param index its place among the entries, from 0
 * @param page the id of its page
 * @param type the kind of resource in Chromium's words, such as {@code preflight}
 * @param cookies whether cookies were sent
 * @param status 0 if there was no answer
 * @param error what the browser says of its failure, such as {@code net::ERR_FAILED}
 */
record HarEntry(
    int index,
    String page,
    String type,
    String method,
    Url url,
    FieldList request,
    boolean cookies,
    int status,
    FieldList response,
    String error,
    boolean byServiceWorker) {
  private static final String ASKED_METHOD = "Access-Control-Request-Method";

  boolean isPreflight() {
    // Fetch, CORS-preflight request
    return type.equals("preflight")
        || (method.equals("OPTIONS") && request.contains(ASKED_METHOD) && origin() != null);
  }

  /** Says whether a document, not a resource of one, was asked for. */
  boolean isNavigation() {
    return type.equals("document")
        || header("Sec-Fetch-Mode").endsWith("navigate")
        || header("Upgrade-Insecure-Requests").equals("1");
  }

  boolean isHttp() {
    return url.isHttp()
        && !type.equals("websocket")
        && !header("Sec-Fetch-Mode").equals("websocket");
  }

  /** Returns the value of a request's field, empty if there is none. */
  String header(String name) {
    String value = request.get(name);
    return value == null ? "" : value;
  }

  /** Returns the value of {@code Origin}, null if it was not sent or not recorded. */
  @Nullable Origin origin() {
    return Origin.parse(header("Origin"));
  }

  /** Returns the origin of {@code Referer}, null if there is none. */
  @Nullable Origin referrer() {
    Url referrer = Url.parse(header("Referer"));
    return referrer == null || !referrer.isHttp() ? null : referrer.origin();
  }

  /** Returns the method that is meant: of a preflight, the one that it asks for. */
  String intendedMethod() {
    return isPreflight() ? header(ASKED_METHOD) : method;
  }

  /** Returns the names that a preflight asks for, in lower case. */
  List<String> askedNames() {
    String names = header("Access-Control-Request-Headers").toLowerCase(Locale.ROOT);
    return Stream.of(names.split(",", -1)).map(String::strip).filter(n -> !n.isEmpty()).toList();
  }

  /** Returns the answer, null if there was none. */
  @Nullable Answer answer() {
    return status == 0 ? null : new Answer(status, response);
  }

  /** Returns where the answer redirects to, null if it does not. */
  @Nullable Url target() {
    String location = response.get("Location");
    boolean redirect = status >= 300 && status <= 399;
    return location == null || !redirect ? null : Url.parse(location, url);
  }
}
