package dev.drawbridge.cors;

/**
 * The field names that the server side of CORS reads or writes, a closed set, so that an adapter
 * can keep its framework's own constants in an array by {@link #ordinal()}.
 *
 * <p>Source: Fetch, "HTTP requests" and "HTTP responses" of the CORS protocol; Resource Timing; RFC
 * 9110 for {@code Vary}.
 */
public enum CorsField {
  ORIGIN("Origin"),
  ACCESS_CONTROL_REQUEST_METHOD("Access-Control-Request-Method"),
  ACCESS_CONTROL_REQUEST_HEADERS("Access-Control-Request-Headers"),
  ACCESS_CONTROL_ALLOW_ORIGIN("Access-Control-Allow-Origin"),
  ACCESS_CONTROL_ALLOW_CREDENTIALS("Access-Control-Allow-Credentials"),
  ACCESS_CONTROL_ALLOW_METHODS("Access-Control-Allow-Methods"),
  ACCESS_CONTROL_ALLOW_HEADERS("Access-Control-Allow-Headers"),
  ACCESS_CONTROL_EXPOSE_HEADERS("Access-Control-Expose-Headers"),
  ACCESS_CONTROL_MAX_AGE("Access-Control-Max-Age"),
  VARY("Vary"),
  TIMING_ALLOW_ORIGIN("Timing-Allow-Origin"),
  CROSS_ORIGIN_RESOURCE_POLICY("Cross-Origin-Resource-Policy"),
  DRAWBRIDGE_REFUSAL("Drawbridge-Refusal");

  private final String value;

  CorsField(String value) {
    this.value = value;
  }

  /** Returns the field name as it is written, for example {@code Access-Control-Max-Age}. */
  public String value() {
    return value;
  }

  @Override
  public String toString() {
    return value;
  }
}
