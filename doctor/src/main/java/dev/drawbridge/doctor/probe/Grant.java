package dev.drawbridge.doctor.probe;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.origin.Url;
import java.util.List;

/**
 * What an answer would have to be for the page to get it.
 *
 * @param method the method of the request, {@code OPTIONS} for a preflight
 * @param url where it goes
 * @param status the status of the answer
 * @param fields the CORS fields of the answer, and {@code Vary} where it belongs to them
 */
public record Grant(String method, Url url, int status, List<Field> fields) {
  /** Copies the fields. */
  public Grant {
    fields = List.copyOf(fields);
  }
}
