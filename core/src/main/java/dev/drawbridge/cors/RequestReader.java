package dev.drawbridge.cors;

import org.jspecify.annotations.Nullable;

/**
 * How to read a request of some framework: a stateless constant, a dozen lines for each adapter.
 *
 * <p>Field names are case-insensitive. A value is one field line, without the white space around
 * it; lines of one name are neither joined nor split.
 *
 * @param <C> the framework's request, the carrier
 */
public interface RequestReader<C> {
  /**
   * Stands for more lines than one; neither a token nor a list of tokens, so that a request whose
   * only line reads so is refused as well.
   */
  String SEVERAL = "several lines";

  /** Returns the request's method as it came, case kept. */
  String method(C request);

  /** Returns the first line of a field, or null if the request has none. */
  @Nullable String get(C request, CorsField field);

  /**
   * Returns one line of a field, or null if the request has fewer lines.
   *
   * @param index which line, counted from 0
   */
  @Nullable String get(C request, CorsField field, int index);

  /**
   * Returns the only line of a field, null if the request has none, or {@link #SEVERAL}.
   *
   * <p>For adapters whose framework finds out with fewer looks than two.
   */
  default @Nullable String only(C request, CorsField field) {
    String first = get(request, field);
    return first == null || get(request, field, 1) == null ? first : SEVERAL;
  }
}
