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
}
