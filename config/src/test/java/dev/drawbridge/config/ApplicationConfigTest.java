package dev.drawbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.Denied;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an application takes from a policy file, and from settings of its framework. */
class ApplicationConfigTest {

  @TempDir Path folder;

  @Test
  void theGatewaysFileWorksForAnApplication() throws IOException {
    ApplicationConfig config = sound(read(Cases.resource("contract.yaml")));
    assertThat(config.policies()).containsOnlyKeys("storefront", "public");
    CorsRule rule = config.rules().get(0);
    assertThat(rule.match()).hasToString("/orders/**");
    assertThat(rule.host()).hasToString("api.shop.example");
    assertThat(rule.cors()).isEqualTo(new RouteCors.Governed("storefront", policy(config)));
  }

  @Test
  void anApplicationNeedsNoUpstream() throws IOException {
    ApplicationConfig config =
        sound(
            read(
                """
                policies: {storefront: {allow-origins: [https://shop.example]}}
                routes:
                  - {match: /orders/**, cors: storefront}
                  - {match: /admin/**, cors: none}
                  - {match: /health}
                """));
    assertThat(config.rules())
        .extracting(rule -> rule.match() + " " + rule.cors().getClass().getSimpleName())
        .containsExactly("/orders/** Governed", "/admin/** Closed", "/health Unmanaged");
  }

  /** The gateway's operator is warned; an application would be open where it was to be closed. */
  @Test
  void aRouteThatIsNeverReachedIsAnError() throws IOException {
    ApplicationConfig.Result result =
        read(
            """
            policies: {shop: {allow-origins: [https://shop.example]}}
            routes:
              - {match: /admin, cors: none}
              - {match: /admin/**, cors: shop}
            """);
    assertThat(result.config()).isNull();
    assertThat(result.problems())
        .singleElement()
        .asString()
        .endsWith(
            ":3:13: error route-unreachable: routes[0].match: unreachable route \"/admin\":"
                + " \"/admin/**\" on line 4 matches this path too, and wins. Remove it, or write"
                + " \"/admin/*/**\" there.");
  }

  @Test
  void problemsOfAFileHaveTheirPlaces() throws IOException {
    ApplicationConfig.Result result =
        read(
            """
            upstreams: whatever the gateway says of this
            policies:
              shop: {allow-origins: [https://shop.example/]}
            routes:
              - {match: /a, cors: shop}
              - {match: /a, cors: shp}
              - {cors: shop, hots: a.example}
            """);
    assertThat(result.config()).isNull();
    assertThat(result.problems())
        .extracting(p -> Cases.row(folder, p))
        .containsExactly(
            "3:26 origin-invalid policies.shop.allow-origins[0]",
            "6:13 route-duplicate routes[1].match",
            "6:23 policy-unknown routes[1].cors",
            "7:5 route-invalid routes[2]",
            "7:18 key-unknown routes[2].hots");
  }

  @Test
  void anEmptyFileGetsAFixForApplications() {
    ApplicationConfig.Result read =
        PolicyFile.readForApplication("cors.yaml", new byte[0], Path.of(""));
    assertThat(read.config()).isNull();
    assertThat(read.problems())
        .extracting(Problem::fix)
        .containsExactly("Declare policies, and name one in a route.");
  }

  @Test
  void aFileOnTheClassPathNamesFilesElsewhere() throws IOException {
    Files.writeString(folder.resolve("origins.txt"), "https://b.example\n");
    byte[] text =
        "policies: {p: {allow-origins-from: origins.txt}}".getBytes(StandardCharsets.UTF_8);
    ApplicationConfig.Result result =
        PolicyFile.readForApplication("class path resource [cors.yaml]", text, folder);
    assertThat(policies(result).get("p")).hasToString(of("https://b.example").toString());
    assertThat(result.files()).containsExactly(folder.resolve("origins.txt").toAbsolutePath());
    assertThat(PolicyFile.readForApplication("cors.yaml", new byte[] {'['}, folder).problems())
        .singleElement()
        .asString()
        .startsWith("cors.yaml:1:1: error file-invalid: invalid YAML");
    assertThat(PolicyFile.readForApplication(folder.resolve("none")).problems()).hasSize(1);
  }

  @Test
  void oneSettingIsOnePolicyEverywhere() {
    ApplicationConfig config =
        sound(settings(Map.of("allow-origins", List.of("https://shop.example"))));
    assertThat(config.rules()).hasSize(1);
    assertThat(config.rules().get(0).match()).hasToString("/**");
    assertThat(config.rules().get(0).cors())
        .isEqualTo(new RouteCors.Governed("default", of("https://shop.example")));
  }

  @Test
  void wordsOfSettingsAreReadAsInAFile() {
    ApplicationConfig config =
        sound(
            settings(
                Map.of(
                    "policies",
                    Map.of(
                        "1",
                        Map.of(
                            "allow-origins",
                            List.of("null"),
                            "dangerously-allow-null-origin",
                            "true",
                            "max-age",
                            "10m",
                            "preflight-status",
                            "200",
                            "denied",
                            "reject")),
                    "routes",
                    List.of(Map.of("match", "/a", "cors", "1", "host", "a.example")))));
    assertThat(config.policies().get("1"))
        .hasToString(
            CorsPolicy.builder()
                .allowOrigins("null")
                .dangerouslyAllowNullOrigin(true)
                .maxAge(Duration.ofMinutes(10))
                .preflightStatus(200)
                .denied(Denied.REJECT)
                .build()
                .toString());
    assertThat(config.rules().get(0).host()).hasToString("a.example");
  }

  @Test
  void problemsOfSettingsHaveTheirPaths() {
    ApplicationConfig.Result result =
        settings(
            Map.of(
                "allow-origins",
                List.of("https://a.example/", "https://a.example"),
                "allow-credentials",
                "ja",
                "max-age",
                "600",
                "polices",
                "x",
                "policies",
                Map.of("default", Map.of("allow-origins", List.of("*"))),
                "routes",
                List.of(
                    Map.of("match", "/a", "upstream", "x"),
                    Map.of("match", "/a"),
                    Map.of("match", "/**", "cors", "defult"))));
    assertThat(result.config()).isNull();
    assertThat(result.problems())
        .extracting(p -> p.code() + " " + p.text())
        .containsExactlyInAnyOrder(
            "origin-invalid drawbridge.allow-origins[0]: invalid origin \"https://a.example/\": it"
                + " has a trailing slash; scheme://host[:port] was expected. Remove the slash; an"
                + " origin has no path: https://a.example.",
            "value-invalid drawbridge.allow-credentials: invalid allow-credentials \"ja\": true or"
                + " false was expected. Write false, without quotes.",
            "value-invalid drawbridge.max-age: invalid max-age \"600\": a duration such as 90s, 10m"
                + " or 2h was expected. Write 600s.",
            "key-unknown drawbridge.polices: invalid key \"polices\": there is no such key here."
                + " Did you mean \"policies\"?",
            "key-duplicate drawbridge.policies.default: invalid policy name \"default\": the policy"
                + " beside policies has this name. Rename it.",
            "key-unknown drawbridge.routes[0].upstream: invalid key \"upstream\": one of match,"
                + " cors, host was expected. Remove it.",
            "route-duplicate drawbridge.routes[1].match: invalid match \"/a\": the same pattern"
                + " stands as drawbridge.routes[0].match already. Keep one of the two, or give them"
                + " different hosts.",
            "policy-unknown drawbridge.routes[2].cors: invalid cors \"defult\": the name of a"
                + " declared policy was expected (default). Did you mean \"default\"?");
  }

  @Test
  void aRouteForEverythingAndAPolicyForEverythingAreTwo() {
    assertThat(
            settings(
                    Map.of(
                        "allow-origins", List.of("https://a.example"),
                        "routes", List.of(Map.of("match", "/**", "cors", "none"))))
                .problems())
        .singleElement()
        .asString()
        .endsWith(
            "invalid match \"/**\": the policy whose keys stand beside routes is in force there."
                + " Remove the route, or name that policy under policies.");
  }

  @Test
  void theSamePolicyFromSettingsAndFromAFile() throws IOException {
    Map<String, Object> policy =
        Map.of(
            "allow-origins", List.of("https://*.shop.example", "http://localhost:*"),
            "allow-methods", List.of("PUT"),
            "allow-headers", List.of("X-Id"),
            "expose-headers", List.of("ETag"),
            "allow-credentials", "true",
            "timing-allow-origin", "true",
            "cross-origin-resource-policy", "same-site");
    StringBuilder text = new StringBuilder("policies:\n  p:\n");
    policy.forEach((key, value) -> text.append("    " + key + ": " + quoted(value) + "\n"));
    assertThat(policies(settings(Map.of("policies", Map.of("p", policy)))).toString())
        .isEqualTo(policies(read(text.toString())).toString());
  }

  private static Object quoted(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(item -> "\"" + item + "\"").toList()
        : value;
  }

  private ApplicationConfig.Result read(String text) throws IOException {
    Path file = folder.resolve("policy.yaml");
    Files.writeString(file, text);
    return PolicyFile.readForApplication(file);
  }

  private static ApplicationConfig.Result settings(Map<String, ?> settings) {
    return ApplicationSettings.read("drawbridge", settings);
  }

  private static ApplicationConfig sound(ApplicationConfig.Result result) {
    assertThat(result.problems()).isEmpty();
    return Objects.requireNonNull(result.config());
  }

  private static Map<String, CorsPolicy> policies(ApplicationConfig.Result result) {
    return sound(result).policies();
  }

  private static CorsPolicy policy(ApplicationConfig config) {
    return Objects.requireNonNull(config.policies().get("storefront"));
  }

  private static CorsPolicy of(String origin) {
    return CorsPolicy.builder().allowOrigins(origin).build();
  }
}
