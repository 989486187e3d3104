package dev.drawbridge.doctor.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.browser.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** HAR files in the shapes in which Chromium's and Firefox's developer tools save them. */
class HarTest {
  private static String resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(HarTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"chromium", "firefox"})
  void everyFetchThatLeftItsOriginHasItsVerdict(String file) throws IOException {
    Judged judged = Judged.of(Profile.STANDARD, resource(file + ".har"));

    List<String> expected =
        resource("har-verdicts.txt")
            .lines()
            .filter(row -> row.startsWith(file))
            .map(row -> row.replaceAll(" *\\| *", "|"))
            .toList();
    assertThat(judged.lines()).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      String[] row = expected.get(i).split("\\|", -1);
      assertThat(described(judged.line(i)))
          .containsExactly(row[1], row[2].replace(' ', ','), row[3], row[4]);
      assertThat(judged.line(i).get("notes").toString()).contains(row[5]);
    }
  }

  private static List<String> described(JsonNode line) {
    JsonNode step = line.get("steps").get(0);
    List<String> entries = new ArrayList<>();
    line.get("entries").forEach(entry -> entries.add(entry.asString()));
    assertThat(line.get("id")).isEqualTo(line.get("entry"));
    return List.of(
        line.get("entry").asString(),
        String.join(",", entries),
        step.get("outcome").stringValue(),
        step.at(step.get("reason").isNull() ? "/response/type" : "/reason/code").stringValue());
  }

  @Test
  void whatIsNotJudgedIsCounted() throws IOException {
    assertThat(Judged.of(Profile.STANDARD, resource("chromium.har")).tally())
        .isEqualTo(
            new ExchangeJudge.Tally(
                9,
                0,
                List.of(
                    "not judged: 1 entry of the page's own origin",
                    "not judged: 1 entry of navigations",
                    "not judged: 1 entry of WebSockets, service workers, other schemes or unknown"
                        + " pages")));
  }

  @Test
  void thePreflightThatWasCachedIsNoRequest() throws IOException {
    Judged judged = Judged.of(Profile.CHROMIUM, resource("chromium.har"));

    JsonNode requests = judged.line(6).at("/steps/0/requests");
    assertThat(requests).hasSize(1);
    assertThat(requests.get(0).get("method").stringValue()).isEqualTo("DELETE");
    assertThat(judged.line(1).at("/steps/0/requests/0/request_headers").stringValue())
        .isEqualTo("authorization,content-type,x-trace");
    assertThat(judged.line(6).get("url").stringValue()).isEqualTo("https://api.example/items/9");
    assertThat(judged.line(6).get("page").stringValue()).isEqualTo("https://app.example");
  }

  @Test
  void whateverIsAboutIt() throws IOException {
    String spaced = "\uFEFF \n\t{ \r\n \"log\" \n : \n {\"entries\": []}}";
    assertThat(Judged.of(Profile.STANDARD, spaced).tally())
        .isEqualTo(
            new ExchangeJudge.Tally(0, 0, List.of("nothing to judge: the file has no entries")));
    assertThat(Judged.of(Profile.STANDARD, "{\"log\": 1}").error(0)).contains("missing page");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"log\": {}}", "{\"log\": {\"entries\": {}}}", "{\"log\": {\"pages\": []}}"})
  void aFileWithoutAListOfEntriesIsUnreadable(String file) throws IOException {
    Judged judged = Judged.of(Profile.STANDARD, file);

    assertThat(judged.tally().unreadable()).isOne();
    assertThat(judged.lines()).hasSize(1);
    assertThat(judged.error(0)).contains("a list log.entries was expected");
  }

  @Test
  void anEntryWithoutAUrlIsUnreadable() throws IOException {
    String file =
        "{\"log\": {\"entries\": [{}, 5, {\"request\": {\"url\": \"https://a.example/\", \"headers\":"
            + " [{\"name\": \"Origin\", \"value\": \"https://b.example\"}, {}, 1], \"method\":"
            + " \"GET\"}, \"response\": {\"status\": \"200\", \"headers\": {}}}]}}";
    Judged judged = Judged.of(Profile.STANDARD, file);

    assertThat(judged.tally()).isEqualTo(new ExchangeJudge.Tally(1, 2));
    assertThat(judged.line(0).at("/steps/0/reason/code").stringValue())
        .isEqualTo("connection-failed");
    assertThat(judged.line(2).get("entry").intValue()).isEqualTo(1);
    assertThat(judged.error(2)).contains("request.url");
  }

  @Test
  void aFileThatWasCutOffIsJudgedAsFarAsItGoes() throws IOException {
    String whole = resource("chromium.har");
    Judged judged = Judged.of(Profile.STANDARD, whole.substring(0, whole.indexOf("/items/8")));

    assertThat(judged.tally().judged()).isEqualTo(2);
    assertThat(judged.tally().unreadable()).isOne();
    assertThat(judged.error(2)).startsWith("invalid HAR at line").endsWith("Save it again.");
    assertThat(judged.line(2).get("line").intValue()).isGreaterThan(100);
  }
}
