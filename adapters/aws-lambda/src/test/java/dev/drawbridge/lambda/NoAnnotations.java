package dev.drawbridge.lambda;

import java.util.Map;

/** What the kit asks of frameworks that have annotations. */
final class NoAnnotations {
  private static final String REASON = "a function has no annotations";

  static final Map<String, String> EXCEPTIONS =
      Map.of(
          "annotated", REASON,
          "annotated: preflight", REASON,
          "annotated: before the path's", REASON);

  private NoAnnotations() {}
}
