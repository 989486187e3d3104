package dev.drawbridge.doctor.probe;

import dev.drawbridge.browser.Answer;
import dev.drawbridge.browser.Browser;
import dev.drawbridge.browser.FetchRequest;
import dev.drawbridge.browser.Profile;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.wire.WireExchange;
import dev.drawbridge.wire.WireResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that was seen: the fetch itself, and what the probes around it brought.
 *
 * @param inquiry what the page wants
 * @param steps the fetch, request by request
 * @param probes the exchanges around it
 */
record Surroundings(Inquiry inquiry, List<Step> steps, Map<Probe.Kind, WireExchange> probes) {
  static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  /** Returns the response to a probe, null if it was not sent or not answered. */
  @Nullable WireResponse response(Probe.Kind kind) {
    WireExchange exchange = probes.get(kind);
    return exchange == null ? null : exchange.response();
  }

  /** Returns the last answer that the page would have read, null if there was none. */
  @Nullable Step actual() {
    Step last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
    boolean actual = last != null && last.exchange().response() != null;
    return actual ? last : null;
  }

  /** Says whether the page could read such an answer to a GET. */
  boolean isShared(@Nullable WireResponse response) {
    if (response == null) {
      return false;
    }
    FetchRequest fetch =
        FetchRequest.of(inquiry.page(), inquiry.url().toString())
            .credentials(inquiry.fetch().credentials());
    Answer answer = response.answer();
    return new Browser(Profile.STANDARD, InstantSource.system())
        .fetch(fetch, request -> answer)
        .isAllowed();
  }

  /** Says whether an answer names the page's origin, rather than all of them. */
  boolean namesPage(@Nullable WireResponse response) {
    return response != null
        && inquiry.page().toString().equals(response.fields().get(ALLOW_ORIGIN));
  }

  /** Says whether two answers have the same status, so that they can be compared. */
  static boolean isComparable(@Nullable WireResponse one, @Nullable WireResponse other) {
    return one != null && other != null && one.status() == other.status();
  }

  /** Says whether a list field has an element, in any case. */
  static boolean has(FieldList fields, String name, String element) {
    return fields.values(name).stream()
        .flatMap(line -> List.of(line.split(",", -1)).stream())
        .anyMatch(one -> one.strip().equalsIgnoreCase(element));
  }

  /** Returns the lines of some names as they came, for evidence. */
  static String seen(WireResponse response, String... names) {
    StringBuilder seen = new StringBuilder("status ").append(response.status());
    for (String name : names) {
      String value = response.fields().get(name);
      seen.append(value == null ? ", no " + name : ", " + name + ": " + shown(value));
    }
    return seen.toString();
  }

  private static String shown(String value) {
    return Comparison.shown(Comparison.brief(value));
  }
}
