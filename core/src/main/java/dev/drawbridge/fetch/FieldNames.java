package dev.drawbridge.fetch;

/**
 * Classes of field names of the Fetch standard. All questions disregard the case of ASCII letters,
 * accept any text and allocate nothing.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#terminology-headers">Fetch, headers</a>
 */
public final class FieldNames {
  private static final NameSet FORBIDDEN_REQUEST =
      NameSet.of(
          "Accept-Charset",
          "Accept-Encoding",
          "Access-Control-Request-Headers",
          "Access-Control-Request-Method",
          "Connection",
          "Content-Length",
          "Cookie",
          "Cookie2",
          "Date",
          "DNT",
          "Expect",
          "Host",
          "Keep-Alive",
          "Origin",
          "Referer",
          "Set-Cookie",
          "TE",
          "Trailer",
          "Transfer-Encoding",
          "Upgrade",
          "Via");
  private static final NameSet FORBIDDEN_RESPONSE = NameSet.of("Set-Cookie", "Set-Cookie2");
  private static final NameSet SAFELISTED_RESPONSE =
      NameSet.of(
          "Cache-Control",
          "Content-Language",
          "Content-Length",
          "Content-Type",
          "Expires",
          "Last-Modified",
          "Pragma");
  private static final NameSet CORS_REQUEST =
      NameSet.of("Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers");
  private static final NameSet CORS_RESPONSE =
      NameSet.of(
          "Access-Control-Allow-Origin",
          "Access-Control-Allow-Credentials",
          "Access-Control-Allow-Methods",
          "Access-Control-Allow-Headers",
          "Access-Control-Max-Age",
          "Access-Control-Expose-Headers");

  private FieldNames() {}

  /**
   * Says whether a page can never set this field of a request, whatever its value: a forbidden
   * request-header of Fetch, which includes all that begin with {@code Proxy-} or {@code Sec-}.
   *
   * <p>{@code X-HTTP-Method}, {@code X-HTTP-Method-Override} and {@code X-Method-Override} are
   * forbidden only when their value names a forbidden method. That depends on the request, is for
   * the browser's side to ask, and makes them no forbidden names here.
   */
  public static boolean isForbiddenRequest(String name) {
    return isForbiddenRequest(name, 0, name.length());
  }

  /** Says of the name in a region of a text what {@link #isForbiddenRequest(String)} says. */
  public static boolean isForbiddenRequest(String text, int start, int end) {
    // Fetch, forbidden request-header, steps 1 and 2
    return FORBIDDEN_REQUEST.find(text, start, end) != null
        || NameSet.startsWith(text, start, end, "proxy-")
        || NameSet.startsWith(text, start, end, "sec-");
  }

  /** Says whether a page can never read this field: {@code Set-Cookie} or {@code Set-Cookie2}. */
  public static boolean isForbiddenResponse(String name) {
    return FORBIDDEN_RESPONSE.contains(name);
  }

  /** Says whether a page may read this field of every shared response without its being exposed. */
  public static boolean isSafelistedResponse(String name) {
    return SAFELISTED_RESPONSE.contains(name);
  }

  /**
   * Says whether the CORS protocol puts this field on requests: {@code Origin} and the two that
   * begin with {@code Access-Control-Request-}.
   */
  public static boolean isCorsRequest(String name) {
    return CORS_REQUEST.contains(name);
  }

  /**
   * Says whether the CORS protocol puts this field on responses: the six that begin with {@code
   * Access-Control-} and are no request fields.
   */
  public static boolean isCorsResponse(String name) {
    return CORS_RESPONSE.contains(name);
  }
}
