package dev.drawbridge.benchmarks.engine;

import dev.drawbridge.cors.CorsPolicy;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The policy that all peers are configured with; only the origins differ between scenarios. */
public final class Policies {
  /** Allowed methods. */
  public static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE");

  /** Allowed request fields. */
  public static final List<String> REQUEST_FIELDS =
      List.of(
          "Accept-Version",
          "Authorization",
          "Content-Type",
          "If-Match",
          "X-Csrf-Token",
          "X-Request-Id",
          "X-Requested-With");

  /** Exposed response fields. */
  public static final List<String> EXPOSED_FIELDS = List.of("ETag", "X-Request-Id");

  /** How long a preflight is kept. */
  public static final Duration MAX_AGE = Duration.ofHours(1);

  private static final List<String> SITES =
      List.of("app", "shop", "admin", "portal", "my", "www", "checkout", "static", "beta", "login");
  private static final List<String> SYLLABLES =
      List.of("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mund");
  private static final List<String> SUFFIXES = List.of("com", "example", "dev", "co.uk", "io");

  static final List<String> ONE = List.of("https://app.example.com");
  static final List<String> THOUSAND =
      IntStream.range(0, 1000).mapToObj(i -> "https://" + site(i) + "." + domain(i)).toList();
  static final List<String> ONE_PATTERN = List.of("https://*.example.com");
  static final List<String> HUNDRED_PATTERNS =
      IntStream.range(0, 100).mapToObj(i -> "https://*." + domain(i)).toList();

  private Policies() {}

  /** The policy of a scenario, as Drawbridge has it. */
  public static CorsPolicy of(Scenario scenario) {
    return CorsPolicy.builder()
        .allowOrigins(scenario.origins())
        .allowMethods(METHODS)
        .allowHeaders(REQUEST_FIELDS)
        .exposeHeaders(EXPOSED_FIELDS)
        .allowCredentials(true)
        .maxAge(MAX_AGE)
        .build();
  }

  private static String site(int number) {
    return SITES.get(number / 7 % 10);
  }

  /** Registrable domain of a customer; different numbers below 1,000 give different domains. */
  static String domain(int number) {
    return SYLLABLES.get(number % 10)
        + SYLLABLES.get(number / 10 % 10)
        + SYLLABLES.get(number / 100 % 10)
        + "."
        + SUFFIXES.get(number / 3 % 5);
  }
}
