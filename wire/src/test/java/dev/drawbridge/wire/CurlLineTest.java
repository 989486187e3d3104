package dev.drawbridge.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Url;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CurlLineTest {
  private static String curl(String method, String url, Field... fields) {
    WireRequest request = new WireRequest(method, Url.of(url), new FieldList(List.of(fields)));
    return new WireExchange(
            request, null, new WireFailure(WireFailure.Kind.CLOSED, "gone"), Duration.ZERO)
        .curl();
  }

  @Test
  void repeatsTheRequestAndNothingElse() {
    assertThat(
            curl(
                "OPTIONS",
                "https://a.example/x?y=1&z=2",
                new Field("Host", "a.example"),
                new Field("User-Agent", "me"),
                new Field("Accept", "*/*"),
                new Field("X-Empty", ""),
                new Field("Connection", "close")))
        .isEqualTo(
            "curl -si -X OPTIONS 'https://a.example/x?y=1&z=2' -H 'User-Agent: me'"
                + " -H 'Accept: */*' -H 'X-Empty;'");
  }

  @Test
  void repeatsTheBody() {
    assertThat(curlWithBody("{\"a\": \"'\"}"))
        .isEqualTo(
            "curl -si -X PUT https://a.example/ -H User-Agent: -H Accept: -H Content-Type:"
                + " --data-raw '{\"a\": \"'\\''\"}'");
    assertThat(curlWithBody("x\n")).endsWith(" --data-binary @body");
    assertThat(curlWithBody("x".repeat(5000))).endsWith(" --data-binary @body");
  }

  private static String curlWithBody(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    Url url = Url.of("https://a.example/");
    return CurlLine.of(new WireRequest("PUT", url, FieldList.EMPTY, bytes));
  }

  @Test
  void takesAwayWhatCurlWouldAdd() {
    assertThat(curl("HEAD", "https://a.example/"))
        .isEqualTo("curl -si -I https://a.example/ -H User-Agent: -H Accept:");
  }

  @Test
  void quotesWhateverStands() {
    Field agent = new Field("User-Agent", "x");
    Field accept = new Field("Accept", "x");
    assertThat(
            curl("GET", "https://a.example/{[$(id)]}", agent, accept, new Field("X", "it's $HOME")))
        .isEqualTo(
            "curl -si -g 'https://a.example/%7B[$(id)]%7D' -H 'User-Agent: x' -H 'Accept: x'"
                + " -H 'X: it'\\''s $HOME'");
    assertThat(curl("GET", "https://a.example/", agent, accept, new Field("X", "a\u00E9%")))
        .endsWith(" -H \"$(printf 'X: a\\351\\045')\"");
  }

  @Test
  void keepsSecretsOut() {
    assertThat(
            curl(
                "GET",
                "https://a.example/",
                new Field("authorization", "Bearer s3cret"),
                new Field("Cookie", "sid=s3cret")))
        .contains("-H \"authorization: $AUTHORIZATION\" -H \"Cookie: $COOKIE\"")
        .doesNotContain("s3cret");
    assertThat(
            curl(
                "GET",
                "https://a.example/",
                new Field("X-Api-Key", "s3cret"),
                new Field("x-`id`-token", "s3cret"),
                new Field("X-Trace", "1")))
        .contains(
            "-H \"X-Api-Key: $X_API_KEY\" -H 'x-`id`-token: '\"$X__ID__TOKEN\" -H 'X-Trace: 1'")
        .doesNotContain("s3cret");
  }
}
