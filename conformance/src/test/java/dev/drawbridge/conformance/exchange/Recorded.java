package dev.drawbridge.conformance.exchange;

import dev.drawbridge.browser.Profile;
import dev.drawbridge.conformance.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A line of the core's {@code observed.jsonl}: an exchange, and what both browsers did with it. */
record Recorded(ObjectNode json) {
  static Recorded parse(String line) {
    return new Recorded((ObjectNode) JsonMapper.shared().readTree(line));
  }

  Exchange exchange() {
    return JsonMapper.shared().treeToValue(json.get("case"), Exchange.class);
  }

  /** What is recorded of an engine; a missing node if nothing is. */
  JsonNode of(Engine engine) {
    return json.path(name(engine));
  }

  /** Records what an engine did. */
  void put(Engine engine, Account seen) {
    json.set(name(engine), node(seen));
    ObjectNode departs = json.withObject("/departs");
    departs.set(name(engine), JsonMapper.shared().valueToTree(departures(seen)));
  }

  private static String name(Engine engine) {
    return engine.name().toLowerCase(Locale.ROOT);
  }

  /** An account as it is recorded. */
  static ObjectNode node(Account account) {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    JsonNode steps = JsonMapper.shared().valueToTree(account.steps());
    for (JsonNode step : steps) {
      for (JsonNode request : step.get("requests")) {
        ((ObjectNode) request).remove(List.of("fields", "body"));
      }
    }
    node.set("steps", steps);
    String console = Comparison.text(account);
    node.put("console", console.isEmpty() ? null : console);
    return node;
  }

  private List<String> departures(Account seen) {
    JsonNode standard = node(Model.play(exchange(), Profile.STANDARD)).get("steps");
    JsonNode steps = node(seen).get("steps");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      for (String member : List.of("outcome", "requests", "response")) {
        if (!standard.get(i).get(member).equals(steps.get(i).get(member))) {
          names.add((i == 0 ? "" : "step" + (i + 1) + ".") + member);
        }
      }
    }
    return names;
  }
}
