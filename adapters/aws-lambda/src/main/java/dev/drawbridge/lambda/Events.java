package dev.drawbridge.lambda;

import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.RequestReader;
import dev.drawbridge.cors.TargetReader;
import org.jspecify.annotations.Nullable;

/**
 * How the server side of CORS reads events of some format.
 *
 * @param <Q> the event
 */
interface Events<Q> extends RequestReader<Q>, TargetReader<Q> {
  /** Says whether an event tells of a request at all; what keeps a function warm does not. */
  boolean isRequest(Q event);

  @Override
  default @Nullable String get(Q request, CorsField field) {
    return get(request, field, 0);
  }
}
