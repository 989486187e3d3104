package dev.drawbridge.doctor.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever the text: an answer, in bounded time, that is safe to print. */
class ExplainerFuzzTest {
  private static final int TEXTS = Boolean.getBoolean("drawbridge.full") ? 40_000 : 2_000;
  private static final int LONGEST =
      Explainer.MOST / (Boolean.getBoolean("drawbridge.full") ? 1 : 16);
  private static final List<String> PIECES =
      Stream.of("wordings.txt", "impostors.txt")
          .flatMap(table -> Table.read(table).lines())
          .flatMap(line -> Stream.of(line.split("(?<=[ '.])", -1)))
          .toList();

  @FuzzTest(maxDuration = "30s")
  void answersAnything(byte[] bytes) {
    check(new String(bytes, StandardCharsets.UTF_8));
  }

  @Test
  void answersMixtures() {
    long first = Long.getLong("drawbridge.seed", 0);
    for (long seed = first; seed < first + TEXTS; seed++) {
      Random random = new Random(seed);
      int at = random.nextInt(PIECES.size());
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i >= 0; i--) {
        at = random.nextInt(8) == 0 ? random.nextInt(PIECES.size()) : (at + 1) % PIECES.size();
        text.append(random.nextInt(20) == 0 ? oddity(random) : PIECES.get(at));
      }
      try {
        check(text.toString());
      } catch (Throwable e) {
        throw new AssertionError("-Ddrawbridge.seed=" + seed + ":\n" + text, e);
      }
    }
  }

  private static String oddity(Random random) {
    return List.of(
            "\u001b[31m", "\u001b", "\u0000", "\ud800", "\\u12", "&#99999;", "\u202e", "\n* ")
        .get(random.nextInt(8));
  }

  private static void check(String text) {
    Explainer.Result result = Explainer.explain(text);
    String people = ExplanationText.text(result.messages());
    ByteArrayOutputStream machines = new ByteArrayOutputStream();
    ExplanationJson.write(result, machines);
    JsonNode json = JsonMapper.shared().readTree(machines.toByteArray());

    assertThat(people.chars().filter(c -> Character.isISOControl(c) && c != '\n')).isEmpty();
    assertThat(json.get("messages")).hasSize(result.messages().size());
    assertThat(result.messages()).allMatch(one -> !one.causes().isEmpty() && one.count() > 0);
    assertThat(result.messages()).allMatch(ExplainerFuzzTest::isOneLineEach);
  }

  private static boolean isOneLineEach(Explanation one) {
    return one.probes().curl().stream().noneMatch(line -> line.indexOf('\n') >= 0)
        && one.causes().stream().noneMatch(cause -> cause.meaning().matches(".*\\{[a-z]+}.*"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin ",
        "Access to fetch at '",
        "Access to fetch at 'https://a.example/' from origin ",
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource"
            + " at http://a.example/. (Reason: ",
        "GET http://a.example/ net::ERR_FAILED 401 ",
        "GET http://a.example/",
        "Method ",
        "Fetch API cannot load http:",
        "Preflight response is not successful. Fetch API cannot load http://a/ due to access"
            + " control checks. Failed to load resource: Preflight response is not successful. ",
        "http://a.example/ 'Access-Control-Allow-Origin' CORS ",
        "\\\\\\\\u0041",
        "&amp;amp;amp;",
        "\u001b[",
        ">",
        "/",
        "\n",
        "'"
      })
  void takesTimeInProportion(String piece) {
    String longest = piece.repeat(LONGEST / piece.length());
    Assertions.assertTimeout(
        Duration.ofSeconds(20),
        () -> assertThat(Explainer.explain(longest).messages()).hasSizeLessThan(100));
  }
}
