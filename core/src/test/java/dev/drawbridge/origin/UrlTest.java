package dev.drawbridge.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The web-platform-tests' data for the URL parser, those rows that concern {@code http} and {@code
 * https}, and what they do not say.
 */
class UrlTest {
  @Test
  void webPlatformTests() throws IOException {
    List<String> deviations = new ArrayList<>();
    int rows = 0;
    for (JsonNode row : rows()) {
      rows++;
      String got = parts(parse(row));
      String wanted = row.has("failure") ? "failure" : wanted(row);
      if (!got.equals(wanted)) {
        deviations.add(row.get("input").stringValue() + " -> " + got + " <> " + wanted);
      }
    }
    assertThat(rows).isGreaterThan(400);
    assertThat(deviations).isEmpty();
  }

  private static @Nullable Url parse(JsonNode row) {
    JsonNode base = row.get("base");
    boolean absolute = base == null || base.isNull();
    return Url.parse(
        row.get("input").stringValue(), absolute ? null : Url.parse(base.stringValue()));
  }

  private static String wanted(JsonNode row) {
    return String.join(
        " ",
        text(row, "href"),
        text(row, "username"),
        text(row, "password"),
        text(row, "hostname"),
        text(row, "port"),
        text(row, "pathname"),
        text(row, "search"),
        text(row, "hash"));
  }

  private static String text(JsonNode row, String name) {
    return row.get(name).stringValue();
  }

  private static String parts(@Nullable Url url) {
    return url == null
        ? "failure"
        : String.join(
            " ",
            url.toString(),
            url.username(),
            url.password(),
            url.host(),
            url.port().isPresent() ? "" + url.port().getAsInt() : "",
            url.path(),
            prefixed("?", url.query()),
            prefixed("#", url.fragment()));
  }

  private static String prefixed(String mark, @Nullable String part) {
    return part == null || part.isEmpty() ? "" : mark + part;
  }

  private static List<JsonNode> rows() throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(UrlTest.class.getResourceAsStream("urltestdata.jsonl")),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows.add(JsonMapper.shared().readTree(line));
      }
    }
    return rows;
  }

  @Test
  void whatAFetchAsksForHasNeitherFragmentNorCredentials() {
    Url url = Url.of("https://u:p@api.example:443/a?b#c");
    assertThat(url.includesCredentials()).isTrue();
    assertThat(url.bare()).hasToString("https://api.example/a?b");
    Url bare = url.bare();
    assertThat(bare.bare()).isSameAs(bare);
    assertThat(url.withFragment("d")).hasToString("https://u:p@api.example/a?b#d");
    assertThat(url.port()).isEmpty();
    assertThat(url.effectivePort()).isEqualTo(443);
    assertThat(url).isEqualTo(Url.of("HTTPS://u:p@API.example/a?b#c"));
  }

  @Test
  void aProgrammersMistakeIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Url.of("api.example/x"))
        .withMessageContaining("'api.example/x'")
        .withMessageContaining("https://");
  }

  @Test
  void originsAreTuplesForHttpOnly() {
    assertThat(Url.of("http://API.example:8080/x").origin())
        .isEqualTo(Origin.of("http://api.example:8080"));
    Url data = Url.of("DATA:,x#y");
    assertThat(data.isHttp()).isFalse();
    assertThat(data.scheme()).isEqualTo("data");
    assertThat(data.path()).isEqualTo(",x");
    assertThat(data.origin().isOpaque()).isTrue();
    assertThat(Url.of("http://" + "a.".repeat(150) + "example/").origin().isOpaque()).isTrue();
  }

  @Test
  void namesBeyondAscii() {
    List<String> hosts =
        List.of(
            "bücher.example",
            "BÜCHER.example",
            "bu\u0308cher.example",
            "xn--bcher-kva.example",
            "faß.example",
            "ＧＯ.example");
    assertThat(hosts.stream().map(h -> Url.of("http://" + h).host()))
        .containsExactly(
            "xn--bcher-kva.example",
            "xn--bcher-kva.example",
            "xn--bcher-kva.example",
            "xn--bcher-kva.example",
            "xn--fa-hia.example",
            "go.example");
    assertThat(Url.parse("http://\uD800.example")).isNull();
  }

  @Test
  void anyTextIsAUrlOrNot() {
    String characters = "http:/\\?#@[]%.:x2e0 \u00e9\uD800\t\u0301\uD83D\uDE00*xn-";
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "http://" : "");
      for (int i = random.nextInt(16); i > 0; i--) {
        text.append(characters.charAt(random.nextInt(characters.length())));
      }
      String input = text.toString();
      assertThatCode(() -> reparses(Url.parse(input, Url.parse("http://a/b/c"))))
          .as("seed %d: %s", seed, input)
          .doesNotThrowAnyException();
    }
  }

  private static void reparses(@Nullable Url url) {
    if (url != null && url.isHttp()) {
      assertThat(Url.parse(url.toString())).isEqualTo(url);
    }
  }
}
