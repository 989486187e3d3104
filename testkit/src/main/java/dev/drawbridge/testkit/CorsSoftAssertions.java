package dev.drawbridge.testkit;

import dev.drawbridge.cors.CorsPolicy;
import org.assertj.core.api.AbstractSoftAssertions;

/** Assertions that are all made before the test fails, with {@link #assertAll}. */
public final class CorsSoftAssertions extends AbstractSoftAssertions {
  /** Fetches, and makes assertions about what comes of it. */
  public FetchAssert assertThat(Fetch fetch) {
    return assertThat(fetch.send());
  }

  /** Makes assertions about what came of a fetch. */
  public FetchAssert assertThat(FetchResult fetch) {
    return proxy(FetchAssert.class, FetchResult.class, fetch);
  }

  /** Makes assertions about what a policy grants. */
  @SuppressWarnings("unchecked") // an OriginAssert is a PolicyAssert, but its class object is none
  public PolicyAssert assertThat(CorsPolicy policy) {
    // What allows() returns has to collect failures too, and of AssertJ only "this" does.
    Class<PolicyAssert> type = (Class<PolicyAssert>) (Class<?>) OriginAssert.class;
    return proxy(type, CorsPolicy.class, policy);
  }
}
