package dev.drawbridge.browser;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whose rules a browser follows: those of the Fetch standard, or those of an engine. What an engine
 * does otherwise is listed in {@link Difference}.
 */
public enum Profile {
  /** The Fetch standard to the letter, without a limit on the age of a cached preflight. */
  STANDARD(null),
  /** Chromium 156: Chrome, Edge, Opera. Keeps a preflight for two hours at most. */
  CHROMIUM(Duration.ofHours(2)),
  /** Firefox ESR 153. Keeps a preflight for one day at most. */
  FIREFOX(Duration.ofDays(1)),
  /**
   * WebKitGTK 2.50: Safari's engine on another network. Keeps a preflight for ten minutes at most.
   */
  WEBKIT(Duration.ofMinutes(10));

  private final @Nullable Duration maxAgeLimit;

  Profile(@Nullable Duration maxAgeLimit) {
    this.maxAgeLimit = maxAgeLimit;
  }

  /** Says whether this profile departs from the standard in this point. */
  public boolean has(Difference difference) {
    return difference.isOf(this);
  }

  /** Returns how long a preflight is cached at most, null if there is no limit. */
  public @Nullable Duration maxAgeLimit() {
    return maxAgeLimit;
  }
}
