package dev.drawbridge.doctor.explain;

import dev.drawbridge.doctor.explain.Message.Echo.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins WebKit's two lines: a reason without URL, then a URL without reason. Of several reasons in
 * a row, followed by several URLs, the first of the last reasons belongs to the first URL. A reason
 * that is repeated behind {@code Failed to load resource:} goes.
 */
final class WebkitLines {
  private final List<Found> joined = new ArrayList<>();
  private final List<Integer> open = new ArrayList<>();
  private final List<Found> urls = new ArrayList<>();

  private WebkitLines() {}

  static List<Found> join(List<Found> found) {
    WebkitLines lines = new WebkitLines();
    Found before = null;
    for (Found one : found) {
      boolean repeated = before != null && isMark(before) && before.end() == one.start();
      if (!isMark(one) && !(repeated && lines.isKnown(one))) {
        lines.add(repeated ? lines.withUrlBefore(one) : one);
      }
      before = one;
    }
    lines.close();
    return lines.joined;
  }

  private static boolean isMark(Found one) {
    return one.message().echo().rule() == Rule.MARK;
  }

  private boolean isKnown(Found one) {
    return joined.stream()
        .anyMatch(
            earlier ->
                earlier.message().equals(one.message())
                    && earlier.facts().without(Fact.URL).equals(one.facts()));
  }

  /** Gives a late reason the URL of the line right before, if that has none yet. */
  private Found withUrlBefore(Found one) {
    close();
    int last = joined.size() - 1;
    boolean late = last >= 0 && isUrlLine(joined.get(last)) && isReason(one);
    return late ? one.with(one.facts().or(joined.remove(last).facts())) : one;
  }

  private static boolean isUrlLine(Found one) {
    return one.message().echo().rule() == Rule.REASON;
  }

  private void add(Found one) {
    if (isUrlLine(one)) {
      urls.add(one);
      return;
    }
    if (!urls.isEmpty()) {
      close();
    }
    if (isReason(one)) {
      open.add(joined.size());
    } else {
      open.clear();
    }
    joined.add(one);
  }

  private static boolean isReason(Found one) {
    Message message = one.message();
    return message.engine() == Engine.WEBKIT
        && message.echo().rule() == Rule.NONE
        && !one.facts().has(Fact.URL);
  }

  private void close() {
    int first = Math.max(0, open.size() - urls.size());
    for (int i = 0; i < urls.size(); i++) {
      Found line = urls.get(i);
      if (first + i < open.size()) {
        int at = open.get(first + i);
        Found reason = joined.get(at);
        joined.set(at, reason.with(reason.facts().or(line.facts())));
      } else {
        joined.add(line);
      }
    }
    open.clear();
    urls.clear();
  }
}
