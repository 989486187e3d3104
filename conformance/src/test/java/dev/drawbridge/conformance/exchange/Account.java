package dev.drawbridge.conformance.exchange;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happened in an exchange, as one side tells it: a browser, or the model.
 *
 * @param console the engine's messages, of all steps
 */
record Account(List<Step> steps, List<String> console) {
  /** What became of one fetch. */
  record Step(String outcome, List<Request> requests, @Nullable Response response) {}

  /**
   * A request on the wire.
   *
   * @param method of a preflight the one that it asks for
   * @param fields the fields of script, by name in lower case, and the body's type
   */
  record Request(
      String kind,
      String url,
      @Nullable String origin,
      String method,
      @JsonProperty("request_headers") @Nullable String requestHeaders,
      boolean credentials,
      Map<String, String> fields,
      boolean body) {}

  /** What script sees of a response. */
  record Response(
      String type, int status, @JsonProperty("readable_headers") List<String> readableHeaders) {}

  /** Says whether the page got every response. */
  boolean isAllowed() {
    return steps.stream().allMatch(step -> step.outcome().equals("allowed"));
  }

  @Override
  public String toString() {
    return JsonMapper.shared().writeValueAsString(this);
  }
}
