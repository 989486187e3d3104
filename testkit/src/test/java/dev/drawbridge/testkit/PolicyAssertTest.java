package dev.drawbridge.testkit;

import static dev.drawbridge.testkit.CorsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cors.CorsPolicy;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Assertions about policies, and what they say when they fail. */
final class PolicyAssertTest {
  private static final CorsPolicy POLICY =
      CorsPolicy.builder()
          .allowOrigins("https://app.example", "https://*.preview.example")
          .allowMethods("PUT")
          .allowHeaders("*", "X-Trace")
          .exposeHeaders("ETag")
          .build();
  private static final CorsPolicy WITH_CREDENTIALS =
      POLICY.toBuilder().allowHeaders("X-Trace").allowCredentials(true).build();

  @Test
  void grantsAreAsserted() {
    assertThat(POLICY)
        .allows("https://app.example")
        .method("put")
        .method("GET")
        .butNotMethod("DELETE")
        .butNotMethod("TRACE")
        .headers("X-Trace", "x-other", "Content-Type")
        .butNotHeaders("Authorization")
        .butNotCredentials()
        .reading("etag", "Content-Type")
        .butNotReading("X-Secret", "Set-Cookie")
        .allows("https://a.preview.example")
        .refuses("https://preview.example")
        .refuses("http://app.example")
        .refuses("null");
    assertThat(WITH_CREDENTIALS).allows("https://app.example").credentials().butNotHeaders("X-B");
  }

  static Stream<Arguments> failures() {
    OriginAssert app = assertThat(POLICY).allows("https://app.example");
    return Stream.of(
        failure(
            "https://evil.example to be allowed, but none of these entries of allow-origins"
                + " matches: https://app.example, https://*.preview.example",
            () -> assertThat(POLICY).allows("https://evil.example")),
        failure(
            "https://x.preview.example to be refused, but they are allowed by the entry"
                + " https://*.preview.example",
            () -> assertThat(POLICY).refuses("https://x.preview.example")),
        failure(
            "the method PATCH, but allow-methods is [PUT]: the method is neither",
            () -> app.method("PATCH")),
        failure("refused the method POST", () -> app.butNotMethod("POST")),
        failure(
            "the fields [X-A, Authorization], but allow-headers is [*, X-Trace]: * in"
                + " allow-headers does not cover Authorization",
            () -> app.headers("X-A", "Authorization")),
        failure("refused the field X-A", () -> app.butNotHeaders("Authorization", "X-A")),
        failure("allow-credentials is false", app::credentials),
        failure(
            "allow-credentials is true",
            () -> assertThat(WITH_CREDENTIALS).allows("https://app.example").butNotCredentials()),
        failure("read the field X-A, but expose-headers is [ETag]", () -> app.reading("X-A")),
        failure("not to be allowed to read the field ETag", () -> app.butNotReading("ETag")),
        failure(
            "everything that it grants is granted by the other",
            () -> assertThat(POLICY).widens(POLICY)),
        failure(
            "pages of https://app.example may read answers to requests with credentials"
                + " (allow-credentials: \"true\")",
            () -> assertThat(WITH_CREDENTIALS).doesNotWiden(POLICY)));
  }

  private static Arguments failure(String part, ThrowingCallable assertion) {
    return Arguments.of(part, assertion);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void failuresSayWhatIsExpectedAndWhatIs(String part, ThrowingCallable assertion) {
    assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContaining(part);
  }

  @Test
  void wideningIsAsserted() {
    CorsPolicy wider =
        POLICY.toBuilder()
            .allowOrigins("https://app.example", "https://*.example", "http://*.example:*")
            .allowMethods("PUT", "DELETE")
            .build();

    assertThat(wider).widens(POLICY);
    assertThat(POLICY).doesNotWiden(wider).doesNotWiden(POLICY).widens(WITH_CREDENTIALS);
    assertThatThrownBy(() -> assertThat(wider).doesNotWiden(POLICY))
        .hasMessage(
            """
            expected the policy to grant no more than the other, but under it alone:
              pages of https://www.example may read answers (allow-origins: "https://*.example")
              pages of http://www.example may read answers (allow-origins: "http://*.example:*")
              pages of https://app.example may send the method DELETE (allow-methods: "DELETE")"""
                .stripTrailing());
  }

  @Test
  void softAssertionsCollectAllFailures() {
    CorsSoftAssertions softly = new CorsSoftAssertions();

    softly.assertThat(POLICY).allows("https://app.example").method("PATCH").credentials();
    softly.assertThat(POLICY).allows("https://denied.example").refuses("https://app.example");

    assertThat(softly.assertionErrorsCollected())
        .extracting(Throwable::toString)
        .satisfiesExactly(
            text -> assertThat(text).contains("allowed the method PATCH"),
            text -> assertThat(text).contains("allow-credentials is false"),
            text -> assertThat(text).contains("pages of https://denied.example to be allowed"),
            text -> assertThat(text).contains("pages of https://app.example to be refused"));
  }

  @Test
  void anOriginIsAnOrigin() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(POLICY).refuses("https://app.example/"))
        .withMessageContaining("trailing slash");
  }
}
