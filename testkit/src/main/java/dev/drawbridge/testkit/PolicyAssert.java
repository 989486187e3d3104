package dev.drawbridge.testkit;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.OriginPattern;
import dev.drawbridge.cors.Widening;
import dev.drawbridge.origin.Origin;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions about what a policy grants; each is decided as a server would decide a request. */
public class PolicyAssert extends AbstractAssert<PolicyAssert, CorsPolicy> {
  private static final int SHOWN = 5;

  /**
   * Makes assertions; {@link CorsAssertions#assertThat(CorsPolicy)} is shorter. Open for {@link
   * CorsSoftAssertions} alone.
   */
  protected PolicyAssert(CorsPolicy actual) {
    super(actual, PolicyAssert.class);
  }

  /**
   * Asserts that pages of an origin may read answers; what else they may do can be asserted of what
   * is returned.
   *
   * @throws IllegalArgumentException if that is no origin; the message says why
   */
  public OriginAssert allows(String origin) {
    return new OriginAssert(actual).about(origin);
  }

  /**
   * Asserts that pages of an origin may not read answers, and that their preflights are refused.
   *
   * @throws IllegalArgumentException if that is no origin; the message says why
   */
  public PolicyAssert refuses(String origin) {
    if (new Trial(actual, Origin.of(origin).toString()).reads()) {
      String entry =
          actual.allowOrigins().stream()
              .filter(pattern -> pattern.matches(origin))
              .map(OriginPattern::toString)
              .findFirst()
              .orElse("");
      fail(
          ("expected pages of %s to be refused, but they are allowed by the entry %s of"
                  + " allow-origins")
              .formatted(origin, entry));
    }
    return this;
  }

  /** Asserts that this policy grants something that another does not. */
  public PolicyAssert widens(CorsPolicy other) {
    if (Widening.of(actual, other).findFirst().isEmpty()) {
      fail(
          ("expected the policy to grant more, but everything that it grants is granted by the other"
                  + " too:\n  %s\nthe other:\n  %s")
              .formatted(actual, other));
    }
    return this;
  }

  /**
   * Asserts that everything that this policy grants, another grants too: over all origins, methods
   * and fields. A failure says what a page could do under this one alone.
   *
   * @see Widening
   */
  public PolicyAssert doesNotWiden(CorsPolicy other) {
    List<Widening> widenings = Widening.of(actual, other).limit(SHOWN + 1).toList();
    if (!widenings.isEmpty()) {
      String shown =
          widenings.stream()
              .limit(SHOWN)
              .map(widening -> "\n  " + widening)
              .collect(Collectors.joining());
      fail(
          "expected the policy to grant no more than the other, but under it alone:%s%s"
              .formatted(shown, widenings.size() > SHOWN ? "\n  and more" : ""));
    }
    return this;
  }

  /** The first entries of {@code allow-origins}. */
  final String entries() {
    return actual.allowOrigins().stream()
        .limit(SHOWN)
        .map(OriginPattern::toString)
        .collect(Collectors.joining(", ", "", actual.allowOrigins().size() > SHOWN ? ", …" : ""));
  }

  /** Fails with a message; also for those who know more about the policy. */
  final void fail(String message) {
    failWithMessage("%s", message);
  }
}
