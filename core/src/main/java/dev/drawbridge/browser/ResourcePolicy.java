package dev.drawbridge.browser;

import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.Url;
import org.jspecify.annotations.Nullable;

/** Two checks of an answer beside CORS: who may embed it, and who may read its times. */
final class ResourcePolicy {
  private ResourcePolicy() {}

  /** Returns the policy that keeps an opaque response from the page, or null if none does. */
  static @Nullable String blocking(Answer answer, FetchState fetch, Profile profile) {
    // Fetch, cross-origin resource policy internal check, for an embedder that asks for none
    String policy = Combined.get(answer, AnswerField.RESOURCE_POLICY, profile);
    if (policy == null || fetch.isSameOrigin()) {
      return null;
    }
    boolean blocked =
        switch (policy) {
          case "same-origin" -> true;
          case "same-site" -> !isSameSite(fetch.page(), fetch.url());
          default -> false;
        };
    return blocked ? policy : null;
  }

  private static boolean isSameSite(Origin page, Url url) {
    return page.schemelesslySameSite(url.origin())
        && (page.scheme().equals("https") || !url.scheme().equals("https"));
  }

  /** Says whether the answer lets the origin read its times. */
  static boolean allowsTiming(Answer answer, FetchState fetch) {
    // Fetch, TAO check
    if (fetch.tainting() == FetchState.Tainting.BASIC) {
      return true;
    }
    for (String line : answer.reading().lines(AnswerField.TIMING_ALLOW_ORIGIN)) {
      for (String value : line.split(",", -1)) {
        String origin = value.strip();
        if (origin.equals("*") || origin.equals(fetch.origin())) {
          return true;
        }
      }
    }
    return false;
  }
}
