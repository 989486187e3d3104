package dev.drawbridge.doctor.probe;

import dev.drawbridge.browser.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What the neighbourhood says about a failure.
 *
 * @param pastCache whether the answer is shared when a cache cannot have it
 * @param refused what of a preflight makes the server refuse it, null if that was not found
 */
record Hints(boolean pastCache, @Nullable Refused refused) {
  static final Hints NONE = new Hints(false, null);

  /**
   * The part of a preflight without which the server grants it.
   *
   * @param method whether it is the method, else a name of a field
   * @param value the method or the name
   * @param granted the answer to a preflight without it
   */
  record Refused(boolean method, String value, Answer granted) {}
}
