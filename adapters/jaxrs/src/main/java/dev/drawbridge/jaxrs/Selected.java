package dev.drawbridge.jaxrs;

import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.cors.CorsRoutes;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What annotations say about a request.
 *
 * @param policy the name of its policy; null if none is named
 * @param clear whether all implementations choose the same
 */
record Selected(@Nullable String policy, boolean clear) {
  /** No annotation. */
  static final Selected NONE = new Selected(null, true);

  /** More than one policy, or one and none. */
  static final Selected UNCLEAR = new Selected(null, false);

  /** Returns what the policies of all candidates come to; an empty one is no annotation. */
  static Selected of(Set<Optional<String>> policies) {
    return switch (policies.size()) {
      case 0 -> NONE;
      case 1 -> new Selected(policies.iterator().next().orElse(null), true);
      default -> UNCLEAR;
    };
  }

  /** Returns what decides about the request; null if that is left to its path. */
  @Nullable CorsProcessor processor(CorsRoutes routes) {
    if (!clear) {
      return Policies.CLOSED;
    }
    return policy == null ? null : Policies.named(routes, policy);
  }
}
