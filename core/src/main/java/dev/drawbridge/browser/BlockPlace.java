package dev.drawbridge.browser;

/**
 * Where in a fetch it failed: all that an engine puts into its message.
 *
 * @param mode the request's mode
 * @param preflight whether on a preflight
 * @param cors whether the request was a CORS request, one that left the page's origin
 * @param redirect whether the answer was a redirect that the browser would have followed, or, on a
 *     preflight, would not
 * @param url the URL at which the fetch failed
 * @param initialUrl the URL that the page asked for
 * @param page the page's origin
 * @param origin the origin that was, or would have been, sent
 * @param status the status of the answer, 0 for none
 * @param field more of the text that failed: the whole value of a field of which an element did,
 *     the name of a field as script wrote it, a URL without its credentials, the URL that
 *     redirected to a bad port; else empty
 */
record BlockPlace(
    RequestMode mode,
    boolean preflight,
    boolean cors,
    boolean redirect,
    String url,
    String initialUrl,
    String page,
    String origin,
    int status,
    String field) {

  BlockPlace withField(String text) {
    return new BlockPlace(
        mode, preflight, cors, redirect, url, initialUrl, page, origin, status, text);
  }
}
