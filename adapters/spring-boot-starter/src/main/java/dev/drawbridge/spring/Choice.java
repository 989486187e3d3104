package dev.drawbridge.spring;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The policies of all handlers that Spring may choose for a request. One, as a rule; where they are
 * several and nobody can tell, the Same-Origin Policy stands.
 */
final class Choice {
  /** A name that no policy has, so that the Same-Origin Policy stands. */
  private static final String CLOSED = "none";

  private boolean isMade;
  private boolean isOpen;
  private @Nullable String policy;

  /** Adds the policy of a handler that may be chosen; null if it bears none. */
  void add(@Nullable String other) {
    isOpen |= isMade && !Objects.equals(policy, other);
    policy = other;
    isMade = true;
  }

  /** The name of the policy; null to leave the request to the routes by path. */
  @Nullable String policy() {
    return isOpen ? CLOSED : policy;
  }
}
