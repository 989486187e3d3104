package dev.drawbridge.browser;

import dev.drawbridge.fetch.FieldList;

/**
 * A response as it comes off the wire.
 *
 * @param status the status, 200 to 599
 * @param fields the field lines in order, each character of a value one byte
 */
public record Answer(int status, FieldList fields) {
  /** Says whether the status is one of the five that redirect. */
  boolean isRedirect() {
    // Fetch, redirect status
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  /** Says whether the status is 200 to 299. */
  boolean isOk() {
    // Fetch, ok status
    return status >= 200 && status <= 299;
  }
}
