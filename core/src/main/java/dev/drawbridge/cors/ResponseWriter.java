package dev.drawbridge.cors;

import org.jspecify.annotations.Nullable;

/**
 * How to write the fields of a response of some framework: a stateless constant, a dozen lines for
 * each adapter.
 *
 * @param <C> the framework's response, the carrier
 */
public interface ResponseWriter<C> {
  /** Sets a field to one line, in place of all lines that it had. */
  void set(C response, CorsField field, String value);

  /**
   * Sets several fields, each to one line, in place of all lines that it had.
   *
   * <p>For adapters whose framework takes prepared fields faster.
   */
  default void setAll(C response, FixedFields fields) {
    fields.writeTo(response, this);
  }

  /** Adds one line to a field and keeps those that it had. */
  void add(C response, CorsField field, String value);

  /**
   * Returns one line of a field, or null if the response has fewer lines.
   *
   * @param index which line, counted from 0
   */
  @Nullable String get(C response, CorsField field, int index);
}
