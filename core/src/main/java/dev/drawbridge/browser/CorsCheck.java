package dev.drawbridge.browser;

import dev.drawbridge.fetch.FieldList;
import org.jspecify.annotations.Nullable;

/**
 * The CORS check: may the answer be shared with the origin?
 *
 * @see <a href="https://fetch.spec.whatwg.org/#cors-check">Fetch, CORS check</a>
 */
final class CorsCheck {
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  private static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";
  private static final String WILDCARD = "*";

  /** What failed, and the value that did. */
  record Failure(BlockCause cause, String value) {}

  private final Profile profile;

  CorsCheck(Profile profile) {
    this.profile = profile;
  }

  /**
   * Returns what fails, or null on success.
   *
   * @param origin the origin of the request, serialised
   * @param credentials whether the credentials mode is {@code include}
   */
  @Nullable Failure check(FieldList answer, String origin, boolean credentials) {
    // steps 1 and 2
    boolean bySpelling = profile.has(Difference.ALLOW_ORIGIN_COUNTED_BY_SPELLING);
    long spelled = answer.fields().stream().filter(f -> f.name().equals(ALLOW_ORIGIN)).count();
    boolean combined = bySpelling && spelled < 2;
    String allowed =
        combined ? Combined.get(answer, ALLOW_ORIGIN, profile) : answer.get(ALLOW_ORIGIN);
    if (allowed == null) {
      return new Failure(BlockCause.MISSING_ALLOW_ORIGIN, "");
    }
    // step 3
    if (!credentials && allowed.equals(WILDCARD)) {
      return null;
    }
    // step 4
    if (!allowed.equals(origin)) {
      return new Failure(
          mismatch(allowed, combined ? 1 : answer.values(ALLOW_ORIGIN).size()), allowed);
    }
    // steps 5 to 8
    String value = credentials ? Combined.get(answer, ALLOW_CREDENTIALS, profile) : null;
    return !credentials || "true".equals(value)
        ? null
        : new Failure(BlockCause.MISSING_ALLOW_CREDENTIALS, value == null ? "" : value);
  }

  private static BlockCause mismatch(String allowed, int lines) {
    if (allowed.equals(WILDCARD)) {
      return BlockCause.WILDCARD_WITH_CREDENTIALS;
    }
    if (lines > 1) {
      return BlockCause.MULTIPLE_ALLOW_ORIGIN;
    }
    boolean list = allowed.indexOf(',') >= 0;
    return list ? BlockCause.ALLOW_ORIGIN_LIST : BlockCause.ALLOW_ORIGIN_MISMATCH;
  }
}
