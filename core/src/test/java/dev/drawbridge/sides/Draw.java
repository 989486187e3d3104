package dev.drawbridge.sides;

import dev.drawbridge.browser.CredentialsMode;
import dev.drawbridge.browser.FetchRequest;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.Denied;
import dev.drawbridge.origin.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws policies, and fetches that are allowed by them or nearly so. */
final class Draw {
  private static final String URL = "https://api.test:8443/x";
  private static final List<String> PATTERNS =
      List.of(
          "https://a.example",
          "https://a.example:8443",
          "https://*.a.example",
          "https://*.a.example:*",
          "https://b.example:*",
          "http://localhost:*",
          "http://localhost:3000",
          "http://127.0.0.1:*",
          "http://[::1]:8080",
          "http://a.example",
          "chrome-extension://abc");
  private static final List<String> PAGES =
      List.of(
          "https://a.example",
          "https://a.example:8443",
          "https://a.example:8444",
          "https://x.a.example",
          "https://x.y.a.example:9",
          "https://xa.example",
          "https://b.example",
          "https://b.example:1",
          "http://b.example",
          "http://localhost",
          "http://localhost:3000",
          "https://localhost:3000",
          "http://127.0.0.1:65535",
          "http://[::1]:8080",
          "http://[::1]",
          "http://a.example",
          "chrome-extension://abc",
          "null");
  private static final List<String> METHODS =
      List.of(
          "GET",
          "HEAD",
          "POST",
          "PUT",
          "put",
          "DELETE",
          "delete",
          "PATCH",
          "patch",
          "Patch",
          "OPTIONS",
          "M-SEARCH",
          "get");
  private static final List<String> NAMES =
      List.of("X-One", "x-two", "X-Three", "Authorization", "Content-Type", "Accept", "If-Match");
  private static final List<String> FIELDS =
      List.of(
          "X-One:1",
          "x-one:2",
          "X-TWO:1",
          "X-Three:",
          "Authorization:Basic eA==",
          "Content-Type:text/plain",
          "Content-Type:application/json",
          "Accept:*/*",
          "Accept:{}",
          "Accept-Language:" + "e".repeat(129),
          "If-Match:*",
          "Range:bytes=0-9",
          "Range:bytes=-9",
          "X-On:1");

  private final SplittableRandom random;

  Draw(SplittableRandom random) {
    this.random = random;
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private List<String> some(int most, List<String> values) {
    List<String> some = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      some.add(pick(values));
    }
    return some;
  }

  /** Draws a sound policy. */
  CorsPolicy policy() {
    boolean credentials = oneIn(2);
    return CorsPolicy.builder()
        .allowOrigins(origins(credentials))
        .allowMethods(oneIn(4) ? List.of("*") : some(6, METHODS))
        .allowHeaders(headers())
        .exposeHeaders(!credentials && oneIn(3) ? List.of("*") : some(2, List.of("ETag", "X-A")))
        .allowCredentials(credentials)
        .maxAge(pick(List.of(Duration.ZERO, Duration.ofSeconds(5), Duration.ofHours(1))))
        .denied(pick(List.of(Denied.values())))
        .preflightStatus(pick(List.of(200, 204)))
        .minimalPreflight(oneIn(3))
        .varyPreflight(oneIn(3))
        .timingAllowOrigin(oneIn(3))
        .debug(oneIn(3))
        .dangerouslyAllowInsecureOrigins(true)
        .dangerouslyAllowNullOrigin(true)
        .build();
  }

  private List<String> origins(boolean credentials) {
    if (!credentials && oneIn(4)) {
      return List.of("*");
    }
    List<String> origins = new ArrayList<>(some(5, PATTERNS));
    origins.add(!credentials && oneIn(3) ? "null" : pick(PATTERNS));
    return origins;
  }

  private List<String> headers() {
    List<String> names = new ArrayList<>(some(5, NAMES));
    if (oneIn(3)) {
      names.add("*");
    }
    return names;
  }

  /** Draws a fetch that leaves its page's origin. */
  FetchRequest fetch(CorsPolicy policy) {
    FetchRequest fetch =
        FetchRequest.of(page(policy), URL)
            .method(oneIn(2) ? pick(List.of("GET", "HEAD", "POST")) : method(policy))
            .credentials(pick(List.of(CredentialsMode.values())));
    for (String field : oneIn(3) ? List.<String>of() : fields(policy)) {
      int colon = field.indexOf(':');
      fetch = fetch.field(field.substring(0, colon), field.substring(colon + 1));
    }
    return oneIn(8) ? fetch.withCorsPreflight() : fetch;
  }

  private Origin page(CorsPolicy policy) {
    String allowed = pick(policy.allowOrigins()).toString();
    boolean plain = !allowed.contains("*") && !oneIn(4);
    Origin page = Origin.of(plain ? allowed : pick(PAGES));
    return allowed.startsWith("https://*.") && oneIn(2) ? Origin.of("https://x.a.example") : page;
  }

  private String method(CorsPolicy policy) {
    List<String> allowed = policy.allowMethods();
    String method = allowed.isEmpty() || oneIn(3) ? pick(METHODS) : pick(allowed);
    return method.equals("*") ? pick(METHODS) : method;
  }

  private List<String> fields(CorsPolicy policy) {
    List<String> fields = new ArrayList<>(oneIn(2) ? some(3, FIELDS) : List.of());
    policy.allowHeaders().stream()
        .filter(name -> !name.equals("*") && oneIn(2))
        .forEach(name -> fields.add(name + ":{}"));
    for (int i = oneIn(40) ? 70 : 0; i > 0; i--) {
      fields.add("X-Many-" + i + ":1");
    }
    return fields;
  }
}
