package dev.drawbridge.browser;

import org.jspecify.annotations.Nullable;

/**
 * What a fetch does with a redirect.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#concept-request-redirect-mode">Fetch, request</a>
 */
public enum RedirectMode {
  /** It follows, up to twenty times. */
  FOLLOW("follow"),
  /** It fails. */
  ERROR("error"),
  /** It hands an opaque response to the page. */
  MANUAL("manual");

  private final String value;

  RedirectMode(String value) {
    this.value = value;
  }

  /** Returns the word that script uses, such as {@code follow}. */
  public String value() {
    return value;
  }

  /** Returns the mode of that word, or null if there is none. */
  public static @Nullable RedirectMode of(String value) {
    for (RedirectMode mode : values()) {
      if (mode.value.equals(value)) {
        return mode;
      }
    }
    return null;
  }
}
