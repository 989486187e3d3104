package dev.drawbridge.doctor.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.browser.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Line in, line out, against what Chromium 156 and Firefox ESR 153 did with 543 fetches. */
class RecordedExchangesTest {
  private static final Path RECORDED =
      Path.of("../core/src/test/resources/dev/drawbridge/browser/recorded.jsonl");

  @ParameterizedTest
  @EnumSource(Profile.class)
  void disagreesNowhere(Profile profile) throws IOException {
    List<JsonNode> recorded = new ArrayList<>();
    StringBuilder cases = new StringBuilder();
    for (String line : Files.readAllLines(RECORDED)) {
      JsonNode one = JsonMapper.shared().readTree(line);
      recorded.add(one);
      cases.append(one.get("case")).append('\n');
    }
    Judged judged = Judged.of(profile, cases.toString());

    assertThat(judged.tally()).isEqualTo(new ExchangeJudge.Tally(543, 0));
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < recorded.size(); i++) {
      wrong.addAll(disagreements(profile, recorded.get(i), judged.line(i)));
    }
    assertThat(wrong).isEmpty();
  }

  private static List<String> disagreements(Profile profile, JsonNode one, JsonNode line) {
    List<String> wrong = new ArrayList<>();
    String id = one.get("case").get("id").stringValue();
    if (!line.get("id").stringValue().equals(id)) {
      wrong.add(id + " is called " + line.get("id"));
    }
    JsonNode steps = judgedSteps(line);
    for (String engine : List.of("chromium", "firefox")) {
      if (!console(line, engine).equals(recordedConsole(one, engine))) {
        wrong.add(id + " " + engine + " prints " + console(line, engine));
      }
      boolean agrees = steps.equals(one.get(engine).get("steps"));
      if (profile != Profile.WEBKIT && agrees != shouldAgree(profile, one, engine)) {
        wrong.add(id + " " + steps + " <> " + engine + " " + one.get(engine).get("steps"));
      }
    }
    return wrong;
  }

  /** The standard agrees where the recording says so; nothing is recorded for WebKit. */
  private static boolean shouldAgree(Profile profile, JsonNode one, String engine) {
    boolean same = one.get("chromium").get("steps").equals(one.get("firefox").get("steps"));
    return profile == Profile.STANDARD
        ? one.get("departs").get(engine).isEmpty()
        : same || profile.name().toLowerCase(Locale.ROOT).equals(engine);
  }

  /** Returns the steps without reason and console, which are not recorded. */
  private static JsonNode judgedSteps(JsonNode line) {
    ArrayNode steps = JsonMapper.shared().createArrayNode();
    for (JsonNode step : line.get("steps")) {
      ObjectNode copy = (ObjectNode) step.deepCopy();
      copy.remove(List.of("reason", "console"));
      steps.add(copy);
    }
    return steps;
  }

  private static String console(JsonNode line, String engine) {
    List<String> messages = new ArrayList<>();
    for (JsonNode step : line.get("steps")) {
      JsonNode message = step.get("console").get(engine);
      if (!message.isNull()) {
        messages.add(message.stringValue());
      }
    }
    return String.join("\n", messages);
  }

  private static String recordedConsole(JsonNode one, String engine) {
    JsonNode console = one.get(engine).get("console");
    if (console.isNull()) {
      return "";
    }
    if (!console.isArray()) {
      return console.stringValue();
    }
    List<String> messages = new ArrayList<>();
    console.forEach(message -> messages.add(message.stringValue()));
    return String.join("\n", messages);
  }
}
