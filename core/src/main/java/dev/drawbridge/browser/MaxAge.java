package dev.drawbridge.browser;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a preflight's answer may be cached. */
final class MaxAge {
  // Fetch, CORS-preflight fetch, step 7.9
  private static final Duration DEFAULT = Duration.ofSeconds(5);
  // A hundred years: beyond it no cache lives, and a Duration does not overflow.
  private static final long LONGEST = 3_155_760_000L;

  private MaxAge() {}

  /** Returns the age up to which a preflight's answer serves; zero if it is not cached. */
  static Duration of(Answer answer, Profile profile) {
    Duration age = extracted(answer, profile);
    Duration limit = profile.maxAgeLimit();
    // step 7.10
    return limit != null && age.compareTo(limit) > 0 ? limit : age;
  }

  private static Duration extracted(Answer answer, Profile profile) {
    String value = Combined.get(answer, AnswerField.MAX_AGE, profile);
    if (value == null || value.isEmpty()) {
      return DEFAULT;
    }
    if (profile.has(Difference.SIGNED_MAX_AGE)) {
      return signed(profile.has(Difference.NUMBERS_TRIMMED) ? value.strip() : value);
    }
    Duration age = digits(value);
    if (age == null) {
      return profile.has(Difference.INVALID_MAX_AGE_IS_ZERO) ? Duration.ZERO : DEFAULT;
    }
    return age;
  }

  private static @Nullable Duration digits(String value) {
    long seconds = 0;
    for (int i = 0; i < value.length(); i++) {
      int digit = value.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return null;
      }
      seconds = Math.min(seconds * 10 + digit, LONGEST);
    }
    return Duration.ofSeconds(seconds);
  }

  private static Duration signed(String value) {
    try {
      long seconds = Long.parseLong(value);
      return Duration.ofSeconds(Math.max(0, Math.min(seconds, LONGEST)));
    } catch (NumberFormatException noNumber) {
      return DEFAULT;
    }
  }
}
