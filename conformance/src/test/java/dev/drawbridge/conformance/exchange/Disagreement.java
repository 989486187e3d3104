package dev.drawbridge.conformance.exchange;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.json.JsonMapper;

/** An exchange of which the model says otherwise than a browser does. */
record Disagreement(@JsonProperty("case") Exchange exchange, Account model, Account seen) {
  /** The whole in one line of JSON. */
  String line() {
    return JsonMapper.shared().writeValueAsString(this);
  }

  /** The exchange as {@code judge} reads it, and what was expected and seen. */
  @Override
  public String toString() {
    return "\n" + exchange + "\nexpected " + model + "\nseen     " + seen + "\n";
  }
}
