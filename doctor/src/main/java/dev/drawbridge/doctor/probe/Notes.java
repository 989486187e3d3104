package dev.drawbridge.doctor.probe;

import dev.drawbridge.wire.WireFailure;
import java.util.ArrayList;
import java.util.List;

/** What one has to know about results: where they rest on something else than what was asked. */
final class Notes {
  private Notes() {}

  static List<String> of(Inquiry inquiry, Recorder recorder) {
    List<String> notes = new ArrayList<>();
    if (inquiry.isSameOrigin()) {
      notes.add("The URL is of the page's own origin: CORS has no part in this.");
    }
    for (String name : inquiry.dropped()) {
      boolean cookie = name.equalsIgnoreCase("Cookie");
      notes.add(
          "Browsers do not let a page set '"
              + name
              + "', so it was not sent"
              + (cookie ? "; use --cookie with --credentials include." : "."));
    }
    if (inquiry.cookie() != null && !inquiry.credentials() && !inquiry.isSameOrigin()) {
      notes.add("The cookie was not sent: only a fetch with --credentials include takes it along.");
    }
    for (Step step : recorder.steps()) {
      if (recorder.isAssumed(step)) {
        notes.add(
            "The answer to "
                + step.asked().method()
                + " is not known: the harmless GET in its place found nothing that answers a GET."
                + " It is taken to have the fields of the preflight.");
      } else if (step.isSubstitute()) {
        notes.add(
            "GET was sent in place of "
                + step.asked().method()
                + ", which might have changed something; what is said of the answer is taken"
                + " from that.");
      }
    }
    if (recorder.steps().stream().anyMatch(Notes::isExhausted)) {
      notes.add("Not everything was asked: the answers took longer than --max-time together.");
    }
    return notes.stream().distinct().toList();
  }

  private static boolean isExhausted(Step step) {
    WireFailure failure = step.exchange().failure();
    return failure != null && failure.kind() == WireFailure.Kind.EXHAUSTED;
  }
}
