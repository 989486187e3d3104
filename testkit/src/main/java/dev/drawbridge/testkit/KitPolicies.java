package dev.drawbridge.testkit;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.fetch.Field;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The policies of the kit, and what their answers carry. */
final class KitPolicies {
  static final String ALLOWED = "https://a.example";
  static final String OTHER_ALLOWED = "https://b.example";
  static final String STRANGER = "https://evil.example";

  /** The name in {@code @Cors} of the kit's application. */
  static final String ANNOTATED_NAME = "annotated";

  static final CorsPolicy STOREFRONT =
      CorsPolicy.builder()
          .allowOrigins(ALLOWED, OTHER_ALLOWED)
          .allowMethods("PUT", "DELETE")
          .allowHeaders("Content-Type", "X-Trace")
          .exposeHeaders("ETag")
          .allowCredentials(true)
          .maxAge(Duration.ofMinutes(10))
          .build();

  static final CorsPolicy OPEN = CorsPolicy.builder().allowOrigins("*").allowMethods("*").build();

  static final CorsPolicy ANNOTATED =
      CorsPolicy.builder()
          .allowOrigins("https://annotated.example")
          .allowHeaders("X-Annotated")
          .exposeHeaders("X-Annotated")
          .build();

  private KitPolicies() {}

  /** Routes without any but the policy's name that the application's annotation bears. */
  static CorsRoutes.Builder routes() {
    return CorsRoutes.builder().policy(ANNOTATED_NAME, ANNOTATED);
  }

  /** One policy for all paths; null for the Same-Origin Policy. */
  static CorsRoutes everywhere(@Nullable CorsPolicy policy) {
    return policy == null ? routes().closed("/**").build() : routes().route("/**", policy).build();
  }

  /** The CORS fields of an answer under the storefront's policy to an origin that it allows. */
  static List<Field> shared(String origin) {
    return List.of(
        new Field("Access-Control-Allow-Origin", origin),
        new Field("Access-Control-Allow-Credentials", "true"),
        new Field("Access-Control-Expose-Headers", "ETag"),
        new Field("Vary", "Origin"));
  }

  /** The CORS fields of a granted preflight under the storefront's policy. */
  static List<Field> granted(String origin) {
    return List.of(
        new Field("Access-Control-Allow-Origin", origin),
        new Field("Access-Control-Allow-Credentials", "true"),
        new Field("Access-Control-Allow-Methods", "PUT, DELETE"),
        new Field("Access-Control-Allow-Headers", "Content-Type, X-Trace"),
        new Field("Access-Control-Max-Age", "600"));
  }

  static Call preflight(String target, String origin) {
    return Call.preflight(target, origin, "PUT");
  }

  static Call get(String target, String origin) {
    return Call.get(target).with("Origin", origin);
  }

  static Expected grant(String origin) {
    return Expected.status(204).cors(granted(origin)).body("");
  }

  static Expected refusal() {
    return Expected.status(403).body("");
  }
}
