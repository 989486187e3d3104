package dev.drawbridge.doctor.judge;

import dev.drawbridge.browser.Answer;
import dev.drawbridge.browser.Recording;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.OriginFault;
import dev.drawbridge.origin.Url;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads one line of recorded exchanges. */
final class ExchangeReader {
  private static final String NO_ID = "null";
  private static final String ORIGIN_EXAMPLE = "https://app.example";
  private static final String URL_EXAMPLE = "https://api.example/x";
  // Longer than any cached preflight lives, and far from where time overflows.
  private static final double LONGEST_WAIT = 1e10;
  private static final double NANOS = 1e9;

  private final Cursor json;

  private ExchangeReader(Cursor json) {
    this.json = json;
  }

  /** Reads a line, which lies in a buffer. */
  static Exchange read(byte[] buffer, int start, int length) throws UnreadableException {
    try (Cursor json = new Cursor(buffer, start, length)) {
      return read(json);
    }
  }

  private static Exchange read(Cursor json) throws UnreadableException {
    try {
      json.begin();
      Exchange exchange = new ExchangeReader(json).exchange();
      json.finish();
      return exchange;
    } catch (JacksonException noJson) {
      throw json.noJson(noJson);
    }
  }

  /** A step whose page is not known yet. */
  private record Draft(Duration pause, RequestDraft request, Recording recording) {}

  private Exchange exchange() throws UnreadableException {
    String id = NO_ID;
    Origin page = null;
    List<Draft> drafts = null;
    json.enterObject("{\"page\": …, \"steps\": …}");
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "id" -> id = json.raw();
        case "page" -> page = json.isNull() ? null : page();
        case "steps" -> drafts = json.isNull() ? null : steps();
        default -> json.skip();
      }
    }
    if (page == null) {
      throw json.missing("page", "Write the page's origin, such as \"" + ORIGIN_EXAMPLE + "\".");
    }
    if (drafts == null) {
      throw json.missing("steps", "Write the fetches as an array, such as [{\"request\": …}].");
    }
    List<Exchange.Step> steps = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      steps.add(
          new Exchange.Step(draft.pause, draft.request.toRequest(page), () -> draft.recording));
    }
    return new Exchange(id, steps);
  }

  private Origin page() throws UnreadableException {
    String text = json.string(ORIGIN_EXAMPLE);
    Origin page = Origin.parse(text);
    OriginFault fault = page == null ? OriginFault.of(text) : null;
    if (page == null || fault != null) {
      throw json.invalid(
          Cursor.quote(text),
          "it "
              + (fault == null ? "is none" : fault.description() + "; " + fault.fix())
              + ". The serialised origin of the page was expected, such as \""
              + ORIGIN_EXAMPLE
              + "\", or the string \"null\" for an opaque one.");
    }
    return page;
  }

  private List<Draft> steps() throws UnreadableException {
    List<Draft> steps = new ArrayList<>();
    json.enterArray("[{\"request\": …, \"hops\": […]}]");
    while (json.nextElement()) {
      steps.add(step());
    }
    return steps;
  }

  private Draft step() throws UnreadableException {
    Duration pause = Duration.ZERO;
    RequestDraft request = null;
    Recording recording = null;
    json.enterObject("{\"request\": …, \"hops\": […]}");
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      if (json.isNull()) {
        continue;
      }
      switch (name) {
        case "wait" ->
            pause = Duration.ofNanos(Math.round(Math.min(json.number(), LONGEST_WAIT) * NANOS));
        case "request" -> request = RequestDraft.read(json);
        case "hops" -> recording = hops();
        default -> json.skip();
      }
    }
    if (request == null) {
      throw json.missing("request", "Write what the page fetched: {\"url\": …}.");
    }
    return new Draft(pause, request, recording == null ? new Recording() : recording);
  }

  private Recording hops() throws UnreadableException {
    Recording recording = new Recording();
    json.enterArray("[{\"url\": …, \"response\": …}]");
    while (json.nextElement()) {
      hop(recording);
    }
    return recording;
  }

  private void hop(Recording recording) throws UnreadableException {
    Url url = null;
    Answer preflight = null;
    Answer response = null;
    json.enterObject("{\"url\": …, \"response\": …}");
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      if (json.isNull()) {
        continue;
      }
      switch (name) {
        case "url" -> url = url();
        case "preflight" -> preflight = answer();
        case "response" -> response = answer();
        default -> json.skip();
      }
    }
    if (url == null) {
      throw json.missing("url", "Write the URL that answers, such as \"" + URL_EXAMPLE + "\".");
    }
    recording.put(url, preflight, response);
  }

  private Url url() throws UnreadableException {
    String text = json.string(URL_EXAMPLE);
    Url url = Url.parse(text);
    if (url == null) {
      throw json.invalid(
          Cursor.quote(text),
          "an absolute URL with a valid host was expected, such as \"" + URL_EXAMPLE + "\".");
    }
    return url;
  }

  private Answer answer() throws UnreadableException {
    @Nullable Integer status = null;
    FieldList fields = FieldList.EMPTY;
    json.enterObject("{\"status\": 204, \"headers\": […]}");
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      if (json.isNull()) {
        continue;
      }
      switch (name) {
        case "status" -> status = json.integer(100, 999);
        case "headers" -> fields = PairsReader.bytes(json);
        default -> json.skip();
      }
    }
    if (status == null) {
      throw json.missing("status", "Write the status of the answer, such as 200.");
    }
    return new Answer(status, fields);
  }
}
