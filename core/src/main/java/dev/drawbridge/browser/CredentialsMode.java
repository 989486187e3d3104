package dev.drawbridge.browser;

import org.jspecify.annotations.Nullable;

/**
 * Whether a fetch carries and accepts credentials.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#concept-request-credentials-mode">Fetch, request</a>
 */
public enum CredentialsMode {
  /** Never. */
  OMIT("omit"),
  /** Within the origin of the page only. */
  SAME_ORIGIN("same-origin"),
  /** Always. */
  INCLUDE("include");

  private final String value;

  CredentialsMode(String value) {
    this.value = value;
  }

  /** Returns the word that script uses, such as {@code same-origin}. */
  public String value() {
    return value;
  }

  /** Returns the mode of that word, or null if there is none. */
  public static @Nullable CredentialsMode of(String value) {
    for (CredentialsMode mode : values()) {
      if (mode.value.equals(value)) {
        return mode;
      }
    }
    return null;
  }
}
