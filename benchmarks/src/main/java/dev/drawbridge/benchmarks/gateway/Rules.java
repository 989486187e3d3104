package dev.drawbridge.benchmarks.gateway;

import java.util.List;
import java.util.stream.IntStream;

/** The CORS rules that every candidate is configured with. */
final class Rules {
  static final List<String> ORIGINS =
      IntStream.range(0, 100).mapToObj(i -> "https://app-" + i + ".customer.example").toList();
  static final String METHODS = "PUT, DELETE";
  static final String FIELDS = "Authorization, Content-Type, X-Request-Id";
  static final String EXPOSED = "ETag, X-Request-Id";
  static final int MAX_AGE_SECONDS = 3600;

  /** Allowed, from the middle of the list. */
  static final String ALLOWED = ORIGINS.get(50);

  static final String REFUSED = "https://app-50.customer.invalid";

  private Rules() {}
}
