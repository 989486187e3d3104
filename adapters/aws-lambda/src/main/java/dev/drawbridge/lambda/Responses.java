package dev.drawbridge.lambda;

import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.ResponseWriter;

/**
 * How the server side of CORS writes responses of some format.
 *
 * @param <S> the response
 */
interface Responses<S> extends ResponseWriter<S> {
  /**
   * Returns an answer without fields.
   *
   * @param problem whether its content is that of a rejected request; else it has none
   */
  S answer(int status, boolean problem);

  /** Returns a copy whose fields can be written: the handler may give the same response again. */
  S copy(S response);

  /** Drops all lines of a field. */
  void drop(S response, CorsField field);
}
