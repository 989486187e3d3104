package dev.drawbridge.doctor.probe;

import dev.drawbridge.browser.Answer;
import dev.drawbridge.browser.BlockReason;
import dev.drawbridge.browser.Network;
import dev.drawbridge.browser.SentRequest;
import dev.drawbridge.browser.Verdict;
import dev.drawbridge.fetch.FieldList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the step of the standard that failed into what the person should mend first. The two are
 * not the same: where a preflight is answered with 401 and no CORS field, the standard misses the
 * field, and the person has to mend the 401.
 */
final class CauseFinder {
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  private static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";

  private final Inquiry inquiry;
  private final Network answers;
  private final Hints hints;
  private final Verdict verdict;
  private final BlockReason reason;
  private final @Nullable SentRequest last;

  private CauseFinder(
      Inquiry inquiry, Network answers, Hints hints, Verdict verdict, BlockReason reason) {
    this.inquiry = inquiry;
    this.answers = answers;
    this.hints = hints;
    this.verdict = verdict;
    this.reason = reason;
    List<SentRequest> requests = verdict.requests();
    this.last = requests.isEmpty() ? null : requests.get(requests.size() - 1);
  }

  /**
   * Returns the cause of a verdict.
   *
   * @param answers where the answers to the verdict's requests are known
   * @return null if the fetch is allowed
   */
  static @Nullable Cause find(Inquiry inquiry, Network answers, Hints hints, Verdict verdict) {
    BlockReason reason = verdict.reason();
    return reason == null ? null : new CauseFinder(inquiry, answers, hints, verdict, reason).find();
  }

  private Cause find() {
    return reason.isPreflight() ? ofPreflight() : ofStep();
  }

  private String step() {
    return reason.code().replaceFirst("^preflight-(?!redirect$|status$)", "");
  }

  private Cause ofPreflight() {
    int status = reason.status();
    if (status == 0) {
      return ofStep();
    }
    if (status >= 300 && status < 400) {
      return cause(CauseKind.PREFLIGHT_REDIRECT, location(), null);
    }
    if (status == 401 || status == 407) {
      return cause(CauseKind.PREFLIGHT_AUTH, "", null);
    }
    boolean missing = step().equals("missing-allow-origin");
    Hints.Refused refused = hints.refused();
    if (refused != null && (missing || status >= 300)) {
      return ofRefused(refused);
    }
    if (status < 200 || status >= 300) {
      return cause(CauseKind.PREFLIGHT_NOT_2XX, "", null);
    }
    return missing && hints.pastCache()
        ? cause(CauseKind.PREFLIGHT_WITHOUT_CORS, "", null)
        : ofStep();
  }

  private Cause ofRefused(Hints.Refused refused) {
    String more =
        "the server grants a preflight without it, and answers "
            + reason.status()
            + " to one with it";
    CauseKind kind = refused.method() ? CauseKind.PREFLIGHT_METHOD : CauseKind.PREFLIGHT_HEADER;
    return cause(kind, refused.value(), more, null);
  }

  private Cause ofStep() {
    return switch (step()) {
      case "missing-allow-origin" -> cause(missing(), location(), null);
      case "multiple-allow-origin", "allow-origin-list" -> cause(CauseKind.MULTIPLE_ACAO, "", null);
      case "allow-origin-mismatch" -> ofMismatch();
      case "wildcard-with-credentials" ->
          cause(CauseKind.WILDCARD_AND_INCLUDE, "", compared(ALLOW_ORIGIN, "*", origin()));
      case "missing-allow-credentials" -> ofCredentials();
      case "method-not-allowed" -> ofMethod();
      case "header-not-allowed" -> ofHeader();
      case "invalid-allow-methods" ->
          cause(CauseKind.UNPARSABLE_LIST, "Access-Control-Allow-Methods", null);
      case "invalid-allow-headers" ->
          cause(CauseKind.UNPARSABLE_LIST, "Access-Control-Allow-Headers", null);
      case "redirect-credentials" -> cause(CauseKind.REDIRECT_WITH_USERINFO, "", null);
      case "invalid-location", "redirect-scheme", "redirect-limit" ->
          cause(CauseKind.REDIRECT_INVALID, reason.what(), null);
      default -> other();
    };
  }

  private Cause other() {
    return new Cause(
        reason.code(), reason.what(), reason.fix(), null, reason.code(), reason.standard());
  }

  private CauseKind missing() {
    int status = reason.status();
    if (isOriginLost()) {
      return CauseKind.REDIRECT_ORIGIN_NULL;
    }
    if (status >= 300 && status < 400) {
      return CauseKind.REDIRECT_WITHOUT_CORS;
    }
    if (status >= 400) {
      return CauseKind.ERROR_WITHOUT_CORS;
    }
    if (hints.pastCache()) {
      return CauseKind.CACHED_WITHOUT_CORS;
    }
    boolean granted = !reason.isPreflight() && verdict.requests().size() > 1 && isPreflighted();
    return granted ? CauseKind.ACTUAL_MISSING_AFTER_GOOD_PREFLIGHT : CauseKind.NO_CORS_HEADERS;
  }

  private boolean isPreflighted() {
    List<SentRequest> requests = verdict.requests();
    return requests.get(requests.size() - 2).kind() == SentRequest.Kind.PREFLIGHT;
  }

  /** Says whether redirects made the origin null. */
  private boolean isOriginLost() {
    return origin().equals("null") && !inquiry.page().isOpaque();
  }

  private Cause ofMismatch() {
    OriginDifference difference = new OriginDifference(reason.value(), origin());
    Comparison compared = compared(ALLOW_ORIGIN, reason.value(), origin());
    if (isOriginLost()) {
      return cause(CauseKind.REDIRECT_ORIGIN_NULL, "", compared);
    }
    String junk = difference.junk();
    if (junk != null) {
      return cause(CauseKind.JUNK_IN_VALUE, junk, compared);
    }
    if (!difference.isOrigin()) {
      return cause(CauseKind.INVALID_ACAO, difference.fault(), compared);
    }
    return hints.pastCache() && !reason.isPreflight()
        ? cause(CauseKind.CDN_CACHED_ACAO, "", compared)
        : cause(CauseKind.ORIGIN_MISMATCH, difference.words(), compared);
  }

  private Cause ofCredentials() {
    List<String> lines = fields().values(ALLOW_CREDENTIALS);
    String more =
        switch (lines.size()) {
          case 0 -> "is missing";
          case 1 -> "is '" + Comparison.shown(lines.get(0)) + "', not 'true'";
          default ->
              "is sent " + lines.size() + " times: '" + Comparison.shown(reason.value()) + "'";
        };
    Comparison compared =
        lines.isEmpty() ? null : compared(ALLOW_CREDENTIALS, reason.value(), "true");
    return cause(CauseKind.ACAC_NOT_TRUE, more, compared);
  }

  private Cause ofMethod() {
    String name = "Access-Control-Allow-Methods";
    AllowedList list = new AllowedList(name, fields());
    String near = list.nearly(reason.value());
    Comparison compared = near == null ? null : compared(name, near, reason.value());
    return cause(CauseKind.PREFLIGHT_METHOD, list.without(inquiry.credentials(), false), compared);
  }

  private Cause ofHeader() {
    boolean authorization = reason.value().equalsIgnoreCase("authorization");
    AllowedList list = new AllowedList("Access-Control-Allow-Headers", fields());
    String more = list.without(inquiry.credentials(), authorization);
    return cause(CauseKind.PREFLIGHT_HEADER, more, null);
  }

  private String location() {
    String location = fields().get("Location");
    return location == null ? "" : " to '" + Comparison.shown(Comparison.brief(location)) + "'";
  }

  private FieldList fields() {
    Answer answer = last == null ? null : answers.answer(last);
    return answer == null ? FieldList.EMPTY : answer.fields();
  }

  private String origin() {
    String origin = last == null ? null : last.origin();
    return origin == null ? inquiry.page().toString() : origin;
  }

  private static Comparison compared(String field, String received, String expected) {
    return new Comparison(field, received, expected);
  }

  private Cause cause(CauseKind kind, String more, @Nullable Comparison compared) {
    return cause(kind, reason.value(), more, compared);
  }

  private Cause cause(CauseKind kind, String value, String more, @Nullable Comparison compared) {
    String title = fill(kind.title(), value, more);
    String where = reason.isPreflight() && !kind.id().startsWith("preflight") ? "Preflight: " : "";
    return new Cause(
        kind.id(),
        where + title,
        fill(kind.fix(), value, more),
        compared,
        reason.code(),
        reason.standard());
  }

  private String fill(String template, String value, String more) {
    return template
        .replace("{origin}", origin())
        .replace("{url}", reason.url())
        .replace("{status}", Integer.toString(reason.status()))
        .replace("{value}", Comparison.shown(Comparison.brief(value)))
        .replace("{more}", more);
  }
}
