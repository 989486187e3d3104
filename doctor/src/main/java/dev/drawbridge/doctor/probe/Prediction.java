package dev.drawbridge.doctor.probe;

import dev.drawbridge.browser.BlockReason;
import dev.drawbridge.browser.Browser;
import dev.drawbridge.browser.Network;
import dev.drawbridge.browser.Verdict;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would fail next: the cause is mended in the answers that came, the browser judges again, and
 * so on until the page gets its answer or nothing is left to mend.
 *
 * @param next the causes after the first, in the order in which they would show
 * @param grants what the answers would have to be
 * @param complete whether the page would get its answer then
 */
record Prediction(List<Cause> next, List<Grant> grants, boolean complete) {
  private static final int LIMIT = 40;

  static Prediction of(Inquiry inquiry, Network network, Hints hints, Verdict first) {
    Remedy remedy = new Remedy(network, hints, inquiry.credentials());
    List<Cause> next = new ArrayList<>();
    Verdict verdict = first;
    for (int i = 0; i < LIMIT && !verdict.isAllowed() && remedy.mend(verdict); i++) {
      Verdict after =
          new Browser(first.profile(), InstantSource.system()).fetch(inquiry.fetch(), remedy);
      if (isSame(after.reason(), verdict.reason())) {
        break;
      }
      Cause cause = CauseFinder.find(inquiry, remedy, Hints.NONE, after);
      if (cause != null) {
        next.add(cause);
      }
      verdict = after;
    }
    return new Prediction(next, remedy.grants(), verdict.isAllowed());
  }

  private static boolean isSame(@Nullable BlockReason one, @Nullable BlockReason other) {
    return one != null
        && other != null
        && one.code().equals(other.code())
        && one.status() == other.status()
        && one.url().equals(other.url())
        && one.value().equals(other.value());
  }
}
