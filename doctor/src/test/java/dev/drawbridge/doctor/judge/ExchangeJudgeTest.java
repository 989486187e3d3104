package dev.drawbridge.doctor.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.browser.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ExchangeJudgeTest {
  private static final String EMPTY = "\"page\": \"https://app.example\", \"steps\": []";

  private static Judged judge(String text) throws IOException {
    return Judged.of(Profile.STANDARD, text);
  }

  /** Returns an exchange whose answers depend on the given members of its only step. */
  private static String exchange(String request, String response) {
    return """
    {"id": 1, "page": "https://app.example", "steps": [{"request": {"url": "https://api.example/"%s},
     "hops": [{"url": "https://api.example/", "response": {"status": 200, "headers": [%s]}}]}]}
    """
        .formatted(request, response)
        .replace("\n", "");
  }

  private static JsonNode step(String request, String response) throws IOException {
    return judge(exchange(request, response)).line(0).get("steps").get(0);
  }

  @Test
  void theContractsExample() throws IOException {
    Judged judged =
        judge(
            """
            {"id": "a1", "page": "https://app.example", "steps": [{"request": {"url": \
            "https://api.example/x", "method": "PUT", "headers": [["X-Trace", "1"]], "credentials": \
            "include", "mode": "cors", "redirect": "follow"}, "hops": [{"url": \
            "https://api.example/x", "preflight": {"status": 204, "headers": \
            [["Access-Control-Allow-Origin", "https://app.example"]]}, "response": {"status": 200, \
            "headers": [["Access-Control-Allow-Origin", "https://app.example"]]}}]}]}
            """);

    assertThat(judged.lines())
        .containsExactly(
            "{\"id\":\"a1\",\"steps\":[{\"outcome\":\"blocked\",\"requests\":[{\"kind\":"
                + "\"preflight\",\"url\":\"https://api.example/x\",\"origin\":"
                + "\"https://app.example\",\"method\":\"PUT\",\"request_headers\":\"x-trace\","
                + "\"credentials\":false}],\"response\":null,\"reason\":{\"code\":"
                + "\"preflight-missing-allow-credentials\",\"standard\":"
                + "\"https://fetch.spec.whatwg.org/#cors-check\",\"what\":\"Preflight:"
                + " Access-Control-Allow-Credentials is '', not 'true', as a request with"
                + " credentials needs.\",\"fix\":\"Send Access-Control-Allow-Credentials: true, or"
                + " fetch without credentials.\"},\"console\":{\"chromium\":\"Access to fetch at"
                + " 'https://api.example/x' from origin 'https://app.example' has been blocked by"
                + " CORS policy: Response to preflight request doesn't pass access control check:"
                + " The value of the 'Access-Control-Allow-Credentials' header in the response is"
                + " '' which must be 'true' when the request's credentials mode is 'include'.\","
                + "\"firefox\":\"Cross-Origin Request Blocked: The Same Origin Policy disallows"
                + " reading the remote resource at https://api.example/x. (Reason: expected"
                + " ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).\\nCross-Origin"
                + " Request Blocked: The Same Origin Policy disallows reading the remote resource"
                + " at https://api.example/x. (Reason: CORS request did not succeed). Status code:"
                + " (null).\",\"webkit\":\"Credentials flag is true, but"
                + " Access-Control-Allow-Credentials is not \\\"true\\\".\\nFetch API cannot load"
                + " https://api.example/x due to access control checks.\"}}]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "-0.50",
        "1e400",
        "12345678901234567890",
        "true",
        "null",
        "\"\"",
        "\"\\u00e9\"",
        "\"é\"",
        "\"\\ud800\"",
        "[1, {\"a\": []}]",
        "{\"x\" : \"}\"}"
      })
  void anIdComesBackAsItWas(String id) throws IOException {
    assertThat(judge("{\"id\": " + id + " , " + EMPTY + "}").lines())
        .containsExactly("{\"id\":" + id + ",\"steps\":[]}");
    assertThat(judge("{" + EMPTY + ", \"id\":" + id + "}").lines())
        .containsExactly("{\"id\":" + id + ",\"steps\":[]}");
  }

  @Test
  void withoutAnIdItIsNull() throws IOException {
    assertThat(judge("{" + EMPTY + "}").lines()).containsExactly("{\"id\":null,\"steps\":[]}");
  }

  @Test
  void theLastOfEqualNamesCounts() throws IOException {
    assertThat(judge("{\"id\": 1, \"page\": 5, \"id\": 2, " + EMPTY + "}").tally().unreadable())
        .isOne();
    assertThat(judge("{\"id\": 1, \"page\": \"null\", \"id\": 2, " + EMPTY + "}").lines())
        .containsExactly("{\"id\":2,\"steps\":[]}");
  }

  @Test
  void blankLinesCountButHaveNoVerdict() throws IOException {
    Judged judged = judge("\uFEFF\r\n\n  \t\n{" + EMPTY + "}\r\n\n[\n\n{" + EMPTY + "}");

    assertThat(judged.lines()).hasSize(3);
    assertThat(judged.line(1).get("line").intValue()).isEqualTo(6);
    assertThat(judged.tally()).isEqualTo(new ExchangeJudge.Tally(2, 1));
    assertThat(judge("").lines()).isEmpty();
  }

  @Test
  void unknownMembersAreIgnoredWhateverTheyHold() throws IOException {
    String odd = "\"x\": [{\"page\": 1, \"steps\": null}, \"\\ud800\", 1e999], ";
    String line = exchange(", " + odd + "\"y\": null", "[\"access-control-allow-origin\", \"*\"]");

    assertThat(judge(line.replace("{\"", "{" + odd + "\"")).lines())
        .isEqualTo(judge(exchange("", "[\"access-control-allow-origin\", \"*\"]")).lines());
  }

  @Test
  void nullIsAbsentButForTheTypeOfABody() throws IOException {
    String nulls =
        ", \"method\": null, \"headers\": null, \"credentials\": null, \"mode\": null, \"redirect\":"
            + " null";
    assertThat(step(nulls, "[\"Access-Control-Allow-Origin\", \"*\"]").get("outcome").stringValue())
        .isEqualTo("allowed");
    assertThat(step(", \"body_type\": null", "").at("/reason/code").stringValue())
        .isEqualTo("body-not-allowed");
  }

  @Test
  void theOrderOfMembersDoesNotMatter() throws IOException {
    String line =
        """
        {"steps": [{"hops": [{"response": {"headers": [["Access-Control-Allow-Origin", "null"]], \
        "status": 200}, "url": "https://api.example/#f"}], "request": {"url": \
        "https://api.example/"}}], "page": "null"}
        """;
    assertThat(judge(line).line(0).at("/steps/0/outcome").stringValue()).isEqualTo("allowed");
  }

  @ParameterizedTest
  @CsvSource({"0, 4.9, 1", "0, 5, 2", "2.5, 2.4999, 1", "2.5, 2.5, 2", "1e300, 1e300, 3"})
  void waitingAgesTheCache(String first, String second, int preflights) throws IOException {
    String step =
        """
        {"wait": %s, "request": {"url": "https://api.example/", "method": "PUT"}, "hops": [{"url": \
        "https://api.example/", "preflight": {"status": 204, "headers": \
        [["Access-Control-Allow-Origin", "*"], ["Access-Control-Allow-Methods", "PUT"]]}, \
        "response": {"status": 200, "headers": [["Access-Control-Allow-Origin", "*"]]}}]}""";
    String steps =
        String.join(", ", step.formatted(0), step.formatted(first), step.formatted(second));
    Judged judged = judge("{\"page\": \"https://app.example\", \"steps\": [" + steps + "]}");

    assertThat(judged.lines().get(0).split("\"kind\":\"preflight\"", -1)).hasSize(preflights + 1);
  }

  @Test
  void eachCharacterOfAValueIsAByte() throws IOException {
    JsonNode step = step("", "[\"Access-Control-Allow-Origin\", \" \\u00e2\\u0082\\u00ac\"]");

    assertThat(step.at("/reason/what").stringValue()).contains("'\u00e2\u0082\u00ac'");
    assertThat(step.at("/console/firefox").stringValue()).contains("‘€’");
    assertThat(step.at("/console/chromium").stringValue()).contains("\\u00E2\\u0082\\u00AC");
  }

  @Test
  void whatScriptCanWriteIsUtf8InTheEnd() throws IOException {
    JsonNode step = step(", \"method\": \"\\ud800x\\ud83d\\ude00\"", "");

    assertThat(step.at("/reason/what").stringValue()).contains("'\uFFFDx\uD83D\uDE00'");
  }

  @Test
  void linesBeyondTheBuffer() throws IOException {
    byte[] line = ("{" + EMPTY + "}\n").repeat(10_000).getBytes(StandardCharsets.UTF_8);

    assertThat(Judged.of(Profile.FIREFOX, line).tally())
        .isEqualTo(new ExchangeJudge.Tally(10_000, 0));
  }
}
