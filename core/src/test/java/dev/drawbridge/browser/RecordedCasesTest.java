package dev.drawbridge.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The model against what Chromium 156, Firefox ESR 153 and WebKitGTK 2.50 did with fetches on
 * loopback.
 */
class RecordedCasesTest {
  private static final List<RecordedCase> CASES = RecordedCase.all();

  @Test
  void chromium() {
    assertThat(disagreements(Profile.CHROMIUM, "chromium")).isEmpty();
  }

  @Test
  void firefox() {
    assertThat(disagreements(Profile.FIREFOX, "firefox")).isEmpty();
  }

  @Test
  void webkit() {
    assertThat(CASES.stream().filter(one -> one.isRecorded("webkit"))).hasSizeGreaterThan(110);
    assertThat(disagreements(Profile.WEBKIT, "webkit")).isEmpty();
  }

  @Test
  void theStandardDiffersWhereTheRecordingSaysSoAndNowhereElse() {
    List<String> wrong = new ArrayList<>();
    for (RecordedCase one : CASES) {
      JsonNode standard = steps(one.play(Profile.STANDARD));
      for (String engine : List.of("chromium", "firefox", "webkit")) {
        if (one.isRecorded(engine)
            && standard.equals(one.recorded(engine)) == one.departs(engine)) {
          wrong.add(one.id() + " " + engine + " " + standard + " <> " + one.recorded(engine));
        }
      }
    }
    assertThat(CASES).hasSizeGreaterThanOrEqualTo(543 + 66);
    assertThat(wrong).isEmpty();
  }

  private static List<String> disagreements(Profile profile, String engine) {
    List<String> wrong = new ArrayList<>();
    for (RecordedCase one : CASES.stream().filter(c -> c.isRecorded(engine)).toList()) {
      List<Verdict> verdicts = one.play(profile);
      JsonNode steps = steps(verdicts);
      if (!steps.equals(one.recorded(engine))) {
        wrong.add(one.id() + " steps " + steps + " <> " + one.recorded(engine));
      }
      String console = console(verdicts);
      if (!console.equals(one.console(engine))) {
        wrong.add(one.id() + " console " + console + " <> " + one.console(engine));
      }
    }
    return wrong;
  }

  private static String console(List<Verdict> verdicts) {
    return String.join(
        "\n", verdicts.stream().map(Verdict::console).filter(Objects::nonNull).toList());
  }

  private static JsonNode steps(List<Verdict> verdicts) {
    return JsonMapper.shared().valueToTree(verdicts.stream().map(RecordedCasesTest::step).toList());
  }

  private static Map<String, @Nullable Object> step(Verdict verdict) {
    Map<String, @Nullable Object> step = new LinkedHashMap<>();
    step.put("outcome", verdict.isAllowed() ? "allowed" : "blocked");
    step.put("requests", verdict.requests().stream().map(RecordedCasesTest::request).toList());
    step.put("response", response(verdict.response()));
    return step;
  }

  private static Map<String, @Nullable Object> request(SentRequest request) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("kind", request.kind().name().toLowerCase(Locale.ROOT));
    members.put("url", request.url().toString());
    members.put("origin", request.origin());
    members.put("method", request.method());
    members.put("request_headers", request.requestHeaders());
    members.put("credentials", request.credentials());
    return members;
  }

  private static @Nullable Map<String, Object> response(@Nullable ScriptResponse response) {
    return response == null
        ? null
        : Map.of(
            "type",
            response.type().value(),
            "status",
            response.status(),
            "readable_headers",
            response.readableNames());
  }
}
