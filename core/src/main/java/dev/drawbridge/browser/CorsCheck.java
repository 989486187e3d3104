package dev.drawbridge.browser;

import dev.drawbridge.fetch.Field;
import org.jspecify.annotations.Nullable;

/**
 * The CORS check: may the answer be shared with the origin?
 *
 * @see <a href="https://fetch.spec.whatwg.org/#cors-check">Fetch, CORS check</a>
 */
final class CorsCheck {
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
  @Nullable Failure check(Answer answer, String origin, boolean credentials) {
    // steps 1 and 2
    AnswerReading reading = answer.reading();
    boolean combined =
        profile.has(Difference.ALLOW_ORIGIN_COUNTED_BY_SPELLING) && !isRepeatedAsSpelled(answer);
    String allowed =
        combined
            ? Combined.get(answer, AnswerField.ALLOW_ORIGIN, profile)
            : reading.combined(AnswerField.ALLOW_ORIGIN);
    if (allowed == null) {
      return new Failure(BlockCause.MISSING_ALLOW_ORIGIN, "");
    }
    // step 3
    if (!credentials && allowed.equals(WILDCARD)) {
      return null;
    }
    // step 4
    if (!allowed.equals(origin)) {
      int lines = combined ? 1 : reading.lines(AnswerField.ALLOW_ORIGIN).size();
      return new Failure(mismatch(allowed, lines), allowed);
    }
    // steps 5 to 8
    String value =
        credentials ? Combined.get(answer, AnswerField.ALLOW_CREDENTIALS, profile) : null;
    return !credentials || "true".equals(value)
        ? null
        : new Failure(BlockCause.MISSING_ALLOW_CREDENTIALS, value == null ? "" : value);
  }

  private static boolean isRepeatedAsSpelled(Answer answer) {
    if (answer.reading().lines(AnswerField.ALLOW_ORIGIN).size() < 2) {
      return false;
    }
    int lines = 0;
    for (Field field : answer.fields().fields()) {
      lines += field.name().equals(AnswerField.ALLOW_ORIGIN.spelling()) ? 1 : 0;
    }
    return lines > 1;
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
