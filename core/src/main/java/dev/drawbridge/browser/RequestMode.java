package dev.drawbridge.browser;

import org.jspecify.annotations.Nullable;

/**
 * How a fetch may cross origins.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#concept-request-mode">Fetch, request</a>
 */
public enum RequestMode {
  /** By the CORS protocol. */
  CORS("cors"),
  /** Not at all. */
  SAME_ORIGIN("same-origin"),
  /** Blindly: with safelisted methods and fields only, and an opaque response. */
  NO_CORS("no-cors");

  private final String value;

  RequestMode(String value) {
    this.value = value;
  }

  /** Returns the word that script uses, such as {@code cors}. */
  public String value() {
    return value;
  }

  /** Returns the mode of that word, or null if there is none. */
  public static @Nullable RequestMode of(String value) {
    for (RequestMode mode : values()) {
      if (mode.value.equals(value)) {
        return mode;
      }
    }
    return null;
  }
}
