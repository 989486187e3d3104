package dev.drawbridge.cors;

/**
 * The values of {@code Cross-Origin-Resource-Policy}: which sites may embed an answer without CORS.
 *
 * <p>Source: Fetch, "{@code Cross-Origin-Resource-Policy} header".
 */
public enum CrossOriginResourcePolicy {
  SAME_ORIGIN("same-origin"),
  SAME_SITE("same-site"),
  CROSS_ORIGIN("cross-origin");

  private final String value;

  CrossOriginResourcePolicy(String value) {
    this.value = value;
  }

  /** Returns the field's value, for example {@code same-site}. */
  public String value() {
    return value;
  }

  @Override
  public String toString() {
    return value;
  }
}
