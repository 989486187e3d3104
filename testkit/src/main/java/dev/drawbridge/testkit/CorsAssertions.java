package dev.drawbridge.testkit;

import dev.drawbridge.cors.CorsPolicy;

/**
 * Where assertions about fetches and policies begin: to be imported statically, beside AssertJ's
 * own, which knows fetches too but no policies.
 */
public final class CorsAssertions {
  private CorsAssertions() {}

  /** Fetches, and makes assertions about what comes of it. */
  public static FetchAssert assertThat(Fetch fetch) {
    return fetch.assertThat();
  }

  /** Makes assertions about what came of a fetch. */
  public static FetchAssert assertThat(FetchResult fetch) {
    return fetch.assertThat();
  }

  /** Makes assertions about what a policy grants. */
  public static PolicyAssert assertThat(CorsPolicy policy) {
    return new PolicyAssert(policy);
  }
}
