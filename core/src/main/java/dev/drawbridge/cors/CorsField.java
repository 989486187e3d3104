package dev.drawbridge.cors;

import java.util.List;
import java.util.stream.Stream;

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

  private static final String PREFIX = "Access-Control-";

  private static final List<CorsField> OWNED =
      List.of(
          ACCESS_CONTROL_ALLOW_ORIGIN,
          ACCESS_CONTROL_ALLOW_CREDENTIALS,
          ACCESS_CONTROL_ALLOW_METHODS,
          ACCESS_CONTROL_ALLOW_HEADERS,
          ACCESS_CONTROL_EXPOSE_HEADERS,
          ACCESS_CONTROL_MAX_AGE);

  private static final List<CorsField> OWNED_WITH_TIMING =
      Stream.concat(OWNED.stream(), Stream.of(TIMING_ALLOW_ORIGIN)).toList();

  private final String value;

  CorsField(String value) {
    this.value = value;
  }

  /**
   * Returns the fields that every policy alone sets where it is in force: an application's own are
   * dropped. {@link CorsDecision#owned} has those of one policy.
   */
  public static List<CorsField> owned() {
    return OWNED;
  }

  /** Returns what {@link #owned()} does, and {@code Timing-Allow-Origin} where a policy sets it. */
  static List<CorsField> owned(boolean timing) {
    return timing ? OWNED_WITH_TIMING : OWNED;
  }

  /**
   * Says whether a field of a response is one that every policy alone sets.
   *
   * @param name a field name in any case
   */
  public static boolean isOwned(String name) {
    if (!name.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
      return false;
    }
    for (int i = 0; i < OWNED.size(); i++) {
      if (OWNED.get(i).value.equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
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
