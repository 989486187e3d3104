package dev.drawbridge.route;

import org.jspecify.annotations.Nullable;

/**
 * The normal form of a request's path: the one that is matched and the one that is sent upstream.
 *
 * <p>Percent-encoded unreserved characters are decoded, other triplets get upper-case digits, then
 * {@code .} and {@code ..} segments are resolved. Paths that different servers read differently are
 * refused: no second reading of a normal path leads elsewhere, and normalising it again changes
 * nothing.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2">RFC 3986, 6.2.2</a>
 */
public final class RequestPath {
  private RequestPath() {}

  /**
   * Returns the normal form of a path.
   *
   * @param path the path as received, without the query; each character is one byte
   * @return the same string, without allocation, if it is in normal form already; null if the path
   *     is to be refused, for which {@link #faultOf} has the reason
   */
  public static @Nullable String normalize(String path) {
    if (PathSyntax.isPlain(path)) {
      return path;
    }
    if (faultOf(path) != null) {
      return null;
    }
    return PathSyntax.isNormal(path) ? path : PathRewriter.rewrite(path);
  }

  /**
   * Returns why a path is refused, without allocation.
   *
   * @param path the path as received, without the query
   * @return the first reason found, or null if {@link #normalize} has a normal form for it
   */
  public static @Nullable PathFault faultOf(String path) {
    if (!path.startsWith("/")) {
      return PathFault.NOT_ABSOLUTE;
    }
    PathFault fault = PathSyntax.faultOfCharacters(path);
    return fault != null ? fault : PathSyntax.faultOfSegments(path);
  }

  /**
   * Says whether a path has segments with parameters, as in {@code /a;v=1}, also with the semicolon
   * encoded: some servers cut them off before they choose what answers, and some do not.
   *
   * @param normalized a path from {@link #normalize}
   */
  public static boolean hasParameters(String normalized) {
    return PathParameters.areIn(normalized);
  }
}
