package dev.drawbridge.doctor.judge;

import dev.drawbridge.browser.BlockReason;
import dev.drawbridge.browser.CredentialsMode;
import dev.drawbridge.browser.FetchRequest;
import dev.drawbridge.browser.Profile;
import dev.drawbridge.browser.SentRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Judges the fetches of a HAR file that left their page's origin. */
final class HarJudge {
  private static final String CONNECTION_FAILED = "connection-failed";

  private final Profile profile;
  private final VerdictWriter verdicts;

  HarJudge(Profile profile, VerdictWriter verdicts) {
    this.profile = profile;
    this.verdicts = verdicts;
  }

  ExchangeJudge.Tally judge(Har har) {
    HarFetches fetches = HarFetches.of(har);
    fetches.found().forEach(this::judge);
    for (int entry : har.unreadable()) {
      verdicts.writeError(
          "missing or invalid request.url: an absolute URL was expected. Save the file again.",
          "entry",
          entry);
    }
    Har.Failure failure = har.failure();
    if (failure != null) {
      verdicts.writeError(failure.message(), "line", failure.line());
    }
    int unreadable = har.unreadable().size() + (failure == null ? 0 : 1);
    return new ExchangeJudge.Tally(fetches.found().size(), unreadable, fetches.remarks());
  }

  private void judge(HarFetch fetch) {
    List<String> notes = new ArrayList<>();
    CredentialsMode credentials = fetch.shownCredentials();
    Panel.Opinion opinion = opinion(fetch, credentials);
    if (credentials == CredentialsMode.SAME_ORIGIN && fetch.failed() && !isExplained(opinion)) {
      Panel.Opinion other = opinion(fetch, CredentialsMode.INCLUDE);
      if (isExplained(other)) {
        opinion = other;
        credentials = CredentialsMode.INCLUDE;
        notes.add("credentials mode include: only that explains that the browser failed");
      }
    }
    note(fetch, fetch.request(credentials), opinion, notes);
    Panel.Opinion told =
        new Panel.Opinion(
            fetch.withoutAssumed(opinion.verdict()),
            opinion.chromium(),
            opinion.firefox(),
            opinion.webkit());
    String id = Integer.toString(fetch.first().index());
    verdicts.write(id, List.of(told), json -> describe(fetch, notes, json));
  }

  /** Says whether CORS is the reason. */
  private static boolean isExplained(Panel.Opinion opinion) {
    BlockReason reason = opinion.verdict().reason();
    return reason != null && !reason.code().equals(CONNECTION_FAILED);
  }

  private Panel.Opinion opinion(HarFetch fetch, CredentialsMode credentials) {
    Exchange.Step step =
        new Exchange.Step(Duration.ZERO, fetch.request(credentials), fetch::network);
    return Panel.judge(new Exchange("null", List.of(step)), profile).get(0);
  }

  private static void note(
      HarFetch fetch, FetchRequest request, Panel.Opinion opinion, List<String> notes) {
    ScriptFields.notRecorded(request.fields())
        .forEach(name -> notes.add("field " + name + ": the file has no value of it"));
    List<SentRequest> requests = opinion.verdict().requests();
    if (requests.stream().anyMatch(fetch::isAssumed)) {
      notes.add("preflight: the file has none, so it is taken as granted before");
    }
    if (fetch.first().isPreflight()) {
      notes.add("actual request: the file has none, only its preflight");
    }
    String error = fetch.last().error();
    if (!error.isEmpty()) {
      notes.add("the browser's own word: " + error);
    }
  }

  private static void describe(HarFetch fetch, List<String> notes, JsonGenerator json) {
    json.writeNumberProperty("entry", fetch.first().index());
    json.writeArrayPropertyStart("entries");
    fetch.entries().forEach(json::writeNumber);
    json.writeEndArray();
    json.writeStringProperty("url", fetch.first().url().toString());
    json.writeStringProperty("page", fetch.page().toString());
    json.writeArrayPropertyStart("notes");
    notes.forEach(json::writeString);
    json.writeEndArray();
  }
}
