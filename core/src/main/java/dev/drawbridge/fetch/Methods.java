package dev.drawbridge.fetch;

/**
 * Request methods as the Fetch standard sorts and normalises them.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#methods">Fetch, methods</a>
 */
public final class Methods {
  private static final NameSet NORMALIZED =
      NameSet.of("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT");
  private static final NameSet FORBIDDEN = NameSet.of("CONNECT", "TRACE", "TRACK");

  private Methods() {}

  /**
   * Returns the method as a browser sends it: {@code DELETE}, {@code GET}, {@code HEAD}, {@code
   * OPTIONS}, {@code POST} and {@code PUT} in upper case however they are written, every other text
   * unchanged. So {@code patch} stays {@code patch}, which is not {@code PATCH}.
   *
   * @param m any text, a method or not
   */
  public static String normalize(String m) {
    String known = NORMALIZED.find(m);
    return known == null ? m : known;
  }

  /** Says whether a method is {@code CONNECT}, {@code TRACE} or {@code TRACK}, in any case. */
  public static boolean isForbidden(String m) {
    return FORBIDDEN.contains(m);
  }

  /**
   * Says whether a method is CORS-safelisted: {@code GET}, {@code HEAD} or {@code POST}, in upper
   * case. Normalise first what a person wrote.
   */
  public static boolean isSafelisted(String m) {
    return m.equals("GET") || m.equals("HEAD") || m.equals("POST");
  }
}
