package dev.drawbridge.doctor.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people and machines get to read. */
class ExplanationTest {
  private static final String START =
      "Access to fetch at 'https://api.example/a?b=1&c=2' from origin 'https://page.example' has"
          + " been blocked by CORS policy: ";
  private static final String HEADER =
      START
          + "Request header field x-token is not allowed by Access-Control-Allow-Headers in"
          + " preflight response.";

  private static Explanation only(String text) {
    List<Explanation> messages = Explainer.explain(text).messages();
    assertThat(messages).hasSize(1);
    return messages.get(0);
  }

  @Test
  void probesCanBeCopied() {
    Probes probes = only(HEADER).probes();

    assertThat(probes.curl())
        .containsExactly(
            "curl -sS -o /dev/null -D - -X OPTIONS 'https://api.example/a?b=1&c=2' -H 'Origin:"
                + " https://page.example' -H 'Access-Control-Request-Method: GET' -H"
                + " 'Access-Control-Request-Headers: x-token'");
    assertThat(probes.doctor())
        .isEqualTo(
            "./drawbridge doctor 'https://api.example/a?b=1&c=2' --origin https://page.example -H"
                + " 'x-token: 1'");
    assertThat(probes.assumed()).containsExactly("method");
  }

  @Test
  void aQuoteInAUrlDoesNotLeaveTheShellsQuotes() {
    String text = START.replace("a?b=1&c=2", "it's;rm") + "It does not have HTTP ok status.";

    assertThat(only(text).probes().curl()).allMatch(line -> line.contains("'\\''s;rm' "));
  }

  @Test
  void credentialsAreAskedFor() {
    String text =
        START
            + "The value of the 'Access-Control-Allow-Origin' header in the response must not be the"
            + " wildcard '*' when the request's credentials mode is 'include'.";

    assertThat(only(text).probes().doctor()).endsWith(" --credentials include");
    assertThat(only(text).probes().assumed()).isEmpty();
  }

  @Test
  void ofARedirectTheDoctorStartsWhereThePageDid() {
    String text =
        START.replace("' from", "' (redirected from 'https://www.api.example/') from")
            + "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
    Probes probes = only(text).probes();

    assertThat(probes.curl())
        .singleElement()
        .asString()
        .contains("'https://api.example/a?b=1&c=2'");
    assertThat(probes.doctor()).contains(" doctor https://www.api.example/ --origin ");
  }

  @Test
  void aRequestThatTellsNothingIsNotProposed() {
    assertThat(only("TypeError: Failed to fetch").probes()).isEqualTo(Probes.NONE);
    assertThat(
            only("Fetch API cannot load ftp://x/y. URL scheme \"ftp\" is not supported.").probes())
        .isEqualTo(Probes.NONE);
  }

  @Test
  void peopleReadTheCauseAndTheFix() {
    assertThat(ExplanationText.lines(only(HEADER)))
        .startsWith(
            "Chromium: the preflight (OPTIONS) failed, the request itself was never sent",
            "  URL      https://api.example/a?b=1&c=2",
            "  origin   https://page.example",
            "",
            "Cause    Access-Control-Allow-Headers of the preflight does not list x-token.",
            "Fix      Add x-token to Access-Control-Allow-Headers, and with it every other field"
                + " that the page sets: only the first that is refused is named.",
            "Policy   allow-headers: [x-token]")
        .contains("To see it:")
        .last()
        .asString()
        .startsWith("Next: ");
  }

  @Test
  void peopleReadTheLikelyCausesFirstAndTheOthersByName() {
    String origin =
        "Origin https://page.example is not allowed by Access-Control-Allow-Origin. Status code: ";

    assertThat(ExplanationText.lines(only(origin + "502")).get(5))
        .startsWith("- The answer is an error");
    assertThat(ExplanationText.lines(only(origin + "200")))
        .contains("- The server allows another origin than the page's.")
        .contains("- Less likely: cached-without-cors; see docs/explain.md.")
        .noneMatch(line -> line.contains("{") || line.contains("'the value'"));
  }

  @Test
  void aPolicyLineIsShownOnlyIfItIsWhole() {
    Cause known = only(HEADER).causes().get(0);
    Cause unknown =
        only("Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’")
            .causes()
            .get(0);

    assertThat(known.policy()).isEqualTo("allow-headers: [x-token]");
    assertThat(unknown.policy()).isEmpty();
  }

  @Test
  void machinesReadTheSame() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ExplanationJson.write(Explainer.explain(HEADER), out);
    JsonNode json = JsonMapper.shared().readTree(out.toByteArray());
    JsonNode message = json.get("messages").get(0);

    assertThat(json.propertyNames()).containsExactly("understood", "truncated", "messages");
    assertThat(message.propertyNames())
        .containsExactly(
            "message engine cors phase count url initialUrl origin kind method header value status"
                .concat(" causes probes doctor assumed")
                .split(" ", -1));
    assertThat(message.get("causes").get(0).propertyNames())
        .containsExactly("id", "codes", "meaning", "sign", "fix", "policy", "next");
    assertThat(message.get("causes").get(0).get("codes").get(0).stringValue())
        .isEqualTo("preflight-header-not-allowed");
    assertThat(message.get("status").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://page.example/      | https://page.example      | slash
          HTTPS://page.example       | https://page.example      | upper and lower case
          https://www.page.example   | https://page.example      | www.
          http://page.example        | https://page.example      | schemes differ: http, not https
          http://localhost:3000      | http://localhost:4200     | ports differ: 3000, not 4200
          http://127.0.0.1:3000      | http://localhost:3000     | localhost is not 127.0.0.1
          https://page.example:443   | https://page.example      | same origin in another spelling
          https://page.example/app   | https://page.example      | same origin in another spelling
          https://other.example/app  | https://page.example      | more than an origin
          https://other.example      | https://page.example      | hosts differ: other.example, not page.example
          null                       | https://page.example      | without an origin
          https://page.example       | https://page.example      | a redirect changed that to null
          """)
  void theDifferenceOfOriginsIsTold(String value, String origin, String told) {
    assertThat(OriginDifference.of(value, origin)).contains(told);
  }

  @Test
  void onlyTheBeginningOfAVeryLongTextIsRead() {
    Explainer.Result result = Explainer.explain(HEADER + " ".repeat(Explainer.MOST) + HEADER);

    assertThat(result.truncated()).isTrue();
    assertThat(result.messages()).singleElement().matches(one -> one.count() == 1);
  }
}
