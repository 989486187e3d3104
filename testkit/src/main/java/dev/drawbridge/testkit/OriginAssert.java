package dev.drawbridge.testkit;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.Refusal;
import dev.drawbridge.origin.Origin;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Assertions about what a policy grants to pages of one origin, which it allows. */
public class OriginAssert extends PolicyAssert {
  private @Nullable Trial trial;

  /** Open for {@link CorsSoftAssertions} alone: about no origin until {@link #allows} names one. */
  protected OriginAssert(CorsPolicy actual) {
    super(actual);
  }

  /** Asserts the same of pages of another origin. */
  @Override
  public OriginAssert allows(String origin) {
    return about(origin);
  }

  /** Moves on to an origin, and asserts that its pages may read answers. */
  final OriginAssert about(String origin) {
    Trial next = new Trial(actual, Origin.of(origin).toString());
    trial = next;
    if (!next.reads()) {
      fail(
          ("expected pages of %s to be allowed, but none of these entries of allow-origins matches:"
                  + " %s")
              .formatted(origin, entries()));
    }
    return this;
  }

  private Trial trial() {
    return Objects.requireNonNull(trial, "allows(origin) comes first");
  }

  /** Asserts that they may send a method, written as script would write it. */
  public OriginAssert method(String method) {
    Refusal refusal = trial().refusalOf(method, List.of());
    if (refusal != null) {
      fail(
          "expected pages of %s to be allowed the method %s, but allow-methods is %s: %s"
              .formatted(trial().origin(), method, actual.allowMethods(), refusal.description()));
    }
    return this;
  }

  /** Asserts that they may not send a method, written as script would write it. */
  public OriginAssert butNotMethod(String method) {
    if (trial().refusalOf(method, List.of()) == null) {
      fail(
          "expected pages of %s to be refused the method %s, but allow-methods is %s"
              .formatted(trial().origin(), method, actual.allowMethods()));
    }
    return this;
  }

  /** Asserts that they may send these fields, all in one request. */
  public OriginAssert headers(String... names) {
    Refusal refusal = trial().refusalOf("GET", List.of(names));
    if (refusal != null) {
      fail(
          "expected pages of %s to be allowed the fields %s, but allow-headers is %s: %s"
              .formatted(
                  trial().origin(), List.of(names), actual.allowHeaders(), refusal.description()));
    }
    return this;
  }

  /** Asserts that they may not send any of these fields. */
  public OriginAssert butNotHeaders(String... names) {
    for (String name : names) {
      if (trial().refusalOf("GET", List.of(name)) == null) {
        fail(
            "expected pages of %s to be refused the field %s, but allow-headers is %s"
                .formatted(trial().origin(), name, actual.allowHeaders()));
      }
    }
    return this;
  }

  /** Asserts that they may read answers to requests with credentials. */
  public OriginAssert credentials() {
    if (!trial().readsWithCredentials()) {
      fail(
          "expected pages of %s to be allowed credentials, but allow-credentials is false"
              .formatted(trial().origin()));
    }
    return this;
  }

  /** Asserts that they may not read answers to requests with credentials. */
  public OriginAssert butNotCredentials() {
    if (trial().readsWithCredentials()) {
      fail(
          "expected pages of %s to be refused credentials, but allow-credentials is true"
              .formatted(trial().origin()));
    }
    return this;
  }

  /** Asserts that they may read these fields of answers. */
  public OriginAssert reading(String... names) {
    for (String name : names) {
      if (!trial().exposes(name)) {
        fail(
            "expected pages of %s to be allowed to read the field %s, but expose-headers is %s"
                .formatted(trial().origin(), name, actual.exposeHeaders()));
      }
    }
    return this;
  }

  /** Asserts that they may not read any of these fields of answers. */
  public OriginAssert butNotReading(String... names) {
    for (String name : names) {
      if (trial().exposes(name)) {
        fail(
            "expected pages of %s not to be allowed to read the field %s, but expose-headers is %s"
                .formatted(trial().origin(), name, actual.exposeHeaders()));
      }
    }
    return this;
  }
}
