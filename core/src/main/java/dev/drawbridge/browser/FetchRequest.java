package dev.drawbridge.browser;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A call of {@code fetch} by a page, with what script gave to it, unchecked. Immutable.
 *
 * @param page the page's origin
 * @param url the URL as given; a relative one is resolved against the page's origin
 * @param method the method as given
 * @param fields the fields as given; each value is a JavaScript string
 * @param body the body, null if there is none
 * @param credentials the credentials mode
 * @param mode the mode
 * @param redirect the redirect mode
 * @param useCorsPreflight whether a preflight is sent in any case, as for an {@code XMLHttpRequest}
 *     with listeners on its upload
 * @see <a href="https://fetch.spec.whatwg.org/#fetch-method">Fetch, fetch method</a>
 */
public record FetchRequest(
    Origin page,
    String url,
    String method,
    FieldList fields,
    @Nullable Body body,
    CredentialsMode credentials,
    RequestMode mode,
    RedirectMode redirect,
    boolean useCorsPreflight) {

  /**
   * The body of a fetch, as far as CORS asks for it.
   *
   * @param type the {@code Content-Type} that it brings if script sets none, null if none
   */
  public record Body(@Nullable String type) {}

  /** Returns what {@code fetch(url)} does: GET with the defaults of the standard. */
  public static FetchRequest of(Origin page, String url) {
    return new FetchRequest(
        page,
        url,
        "GET",
        FieldList.EMPTY,
        null,
        CredentialsMode.SAME_ORIGIN,
        RequestMode.CORS,
        RedirectMode.FOLLOW,
        false);
  }

  /** Returns this fetch with another method. */
  public FetchRequest method(String other) {
    return new FetchRequest(
        page, url, other, fields, body, credentials, mode, redirect, useCorsPreflight);
  }

  /** Returns this fetch with one more field. */
  public FetchRequest field(String name, String value) {
    return new FetchRequest(
        page,
        url,
        method,
        fields.append(new Field(name, value)),
        body,
        credentials,
        mode,
        redirect,
        useCorsPreflight);
  }

  /** Returns this fetch with a body that brings the given type, null for none. */
  public FetchRequest body(@Nullable String type) {
    return new FetchRequest(
        page, url, method, fields, new Body(type), credentials, mode, redirect, useCorsPreflight);
  }

  /** Returns this fetch with another credentials mode. */
  public FetchRequest credentials(CredentialsMode other) {
    return new FetchRequest(
        page, url, method, fields, body, other, mode, redirect, useCorsPreflight);
  }

  /** Returns this fetch with another mode. */
  public FetchRequest mode(RequestMode other) {
    return new FetchRequest(
        page, url, method, fields, body, credentials, other, redirect, useCorsPreflight);
  }

  /** Returns this fetch with another redirect mode. */
  public FetchRequest redirect(RedirectMode other) {
    return new FetchRequest(
        page, url, method, fields, body, credentials, mode, other, useCorsPreflight);
  }

  /** Returns this fetch with the use-CORS-preflight flag set. */
  public FetchRequest withCorsPreflight() {
    return new FetchRequest(page, url, method, fields, body, credentials, mode, redirect, true);
  }
}
