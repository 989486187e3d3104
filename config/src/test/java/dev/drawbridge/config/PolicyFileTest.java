package dev.drawbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CrossOriginResourcePolicy;
import dev.drawbridge.cors.Denied;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyFileTest {

  @TempDir Path folder;

  static List<Cases.Case> cases() throws IOException {
    return Cases.all();
  }

  @Test
  void noProblemRepeatsPassword() throws IOException {
    String secret = "hunter2";
    String text =
        """
        listen: http://bob:SECRET@127.0.0.1:8080
        policies:
          p: {allow-origins: ["https://bob:SECRET@shop.example", "https://bob:SECRET@*.shop.example"]}
        upstreams: {u: "http://bob:SECRET@127.0.0.1:9", v: "http://bob:SECRET@LONG.example"}
        routes: [{match: "http://bob:SECRET@shop.example/", upstream: "http://bob:SECRET@x", cors: p}]
        trusted-proxies: ["//bob:SECRET@10.0.0.0/8"]
        """
            .replace("SECRET", secret)
            .replace("LONG", "a".repeat(200));
    List<Problem> problems = Cases.read(folder, text).problems();
    assertThat(problems).hasSizeGreaterThan(6);
    assertThat(problems)
        .extracting(Problem::toString, Problem::value)
        .asString()
        .doesNotContain(secret);
    assertThat(problems.get(1).message()).contains("//(not shown)@shop.example");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyProblemAtItsPlace(Cases.Case sample) throws IOException {
    PolicyFile.Result result = Cases.read(folder, sample.text());
    assertThat(result.problems())
        .as(sample.text() + result.problems())
        .extracting(p -> Cases.row(folder, p))
        .containsExactlyElementsOf(sample.problems());
    boolean sound = result.problems().stream().noneMatch(p -> p.severity() == Severity.ERROR);
    assertThat(result.config() != null).isEqualTo(sound);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyErrorSaysWhatIsWrongAndHowToMendIt(Cases.Case sample) throws IOException {
    for (Problem problem : Cases.read(folder, sample.text()).problems()) {
      boolean error = problem.severity() == Severity.ERROR;
      String verdict =
          error
              ? Objects.requireNonNull(problem.verdict()).word()
              : "(unused|unreachable|lower-case|duplicate|looping|missing)";
      assertThat(problem.message()).matches("(?s)" + verdict + " .*\\.");
      assertThat(problem.fix()).matches("(?s)[A-Z].*[.?]");
      assertThat(problem.toString()).doesNotContain("\n").contains(problem.path());
    }
  }

  @Test
  void theContractsExample() throws IOException {
    GatewayConfig config = sound(Cases.resource("contract.yaml"));
    assertThat(config.listen()).containsExactly(address(8080));
    assertThat(config.admin()).isEqualTo(address(8081));
    assertThat(config.trustedProxies()).hasToString("10.0.0.0/8");
    assertThat(config.policies()).containsOnlyKeys("storefront", "public");
    assertThat(config.upstreams().values())
        .containsExactly(
            new Upstream.Server("orders", "127.0.0.1", 9001), new Upstream.Sample("demo"));
    assertThat(config.timeouts()).isEqualTo(Timeouts.DEFAULTS);
    assertThat(config.limits()).isEqualTo(Limits.DEFAULTS);
    assertThat(config.accessLog()).isEqualTo(AccessLog.TEXT);
    assertThat(config.files()).containsExactly(folder.resolve("policy.yaml"));
    Route route = config.routes().get(0);
    assertThat(route.name()).isEqualTo("api.shop.example/orders/**");
    assertThat(route.upstream()).isEqualTo(config.upstreams().get("orders"));
    assertThat(route.bodyLimit()).isEqualTo(10L << 20);
    assertThat(route.cors())
        .isEqualTo(
            new RouteCors.Governed(
                "storefront", Objects.requireNonNull(config.policies().get("storefront"))));
  }

  @Test
  void theContractsPolicy() throws IOException {
    GatewayConfig config = sound(Cases.resource("contract.yaml"));
    var policy = Objects.requireNonNull(config.policies().get("storefront"));
    assertThat(policy.allowOrigins())
        .extracting(Object::toString)
        .containsExactly(
            "https://shop.example", "https://*.preview.shop.example", "http://localhost:*");
    assertThat(policy.allowMethods()).containsExactly("PUT", "DELETE");
    assertThat(policy.allowHeaders()).containsExactly("Authorization", "Content-Type");
    assertThat(policy.exposeHeaders()).containsExactly("ETag", "X-Request-Id");
    assertThat(policy.allowCredentials()).isTrue();
    assertThat(policy.maxAge()).contains(Duration.ofHours(2));
  }

  @Test
  void everyKeyArrives() throws IOException {
    CorsPolicy named =
        CorsPolicy.builder()
            .allowOrigins("https://a.example", "https://b.example")
            .allowMethods("PUT", "DELETE", "PROPFIND")
            .allowHeaders("*", "Authorization", "X-Id")
            .exposeHeaders("ETag")
            .allowCredentials(true)
            .maxAge(Duration.ofHours(24))
            .denied(Denied.REJECT)
            .preflightStatus(200)
            .minimalPreflight(true)
            .varyPreflight(true)
            .timingAllowOrigin(true)
            .crossOriginResourcePolicy(CrossOriginResourcePolicy.SAME_SITE)
            .debug(true)
            .dangerouslyAllowInsecureOrigins(true)
            .dangerouslyAllowPublicSuffixes(true)
            .dangerouslyAllowNullOrigin(true)
            .build();
    CorsPolicy inPlace = CorsPolicy.builder().allowOrigins("*").exposeHeaders("*").build();
    String config = sound(Cases.named("every key of the file").text()).toString();
    String expected = Cases.resource("every-key.txt").replace("\n", " ").replace("[ ", "[").strip();
    assertThat(config.replace(named.toString(), "NAMED").replace(inPlace.toString(), "IN PLACE"))
        .isEqualTo(expected.replace("FOLDER", folder.toString()));
  }

  @Test
  void fiveMistakesFiveLines() throws IOException {
    Cases.Case five = Cases.named("five different mistakes");
    Path file = folder.resolve("policy.yaml");
    assertThat(Cases.read(folder, five.text()).problems())
        .extracting(p -> p.toString().replace(file.toString(), "policy.yaml"))
        .containsExactlyElementsOf(Cases.resource("five-mistakes.txt").lines().toList());
  }

  @Test
  void missingAndUnreadableFiles() {
    PolicyFile.Result missing = PolicyFile.read(folder.resolve("none.yaml"));
    assertThat(missing.readable()).isFalse();
    assertThat(missing.config()).isNull();
    assertThat(missing.files()).containsExactly(folder.resolve("none.yaml"));
    assertThat(missing.problems())
        .singleElement()
        .asString()
        .endsWith(
            "none.yaml:1:1: error file-invalid: invalid file \""
                + folder.resolve("none.yaml")
                + "\": it does not exist. Correct the path.");
    assertThat(PolicyFile.read(folder).problems())
        .singleElement()
        .asString()
        .endsWith("it cannot be read. Name a file, not a folder.");
  }

  @Test
  void bytesThatAreNotUtf8HaveAPlace() throws IOException {
    Path file = folder.resolve("policy.yaml");
    Files.write(file, "# \u00e4\u00f6\nlisten: x".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(PolicyFile.read(file).problems())
        .extracting(p -> Cases.row(folder, p))
        .containsExactly("1:3 file-invalid -");
    Files.write(file, "# ok \uFFFD\r\nlisten: 127.0.0.1:0 # ".getBytes(StandardCharsets.UTF_8));
    Files.write(file, new byte[] {(byte) 0xC3}, StandardOpenOption.APPEND);
    assertThat(PolicyFile.read(file).problems())
        .extracting(p -> Cases.row(folder, p))
        .containsExactly("2:23 file-invalid -");
  }

  @Test
  void aByteOrderMarkMovesNothing() throws IOException {
    PolicyFile.Result result = Cases.read(folder, "\uFEFFlisten: x\n");
    assertThat(result.problems())
        .extracting(p -> Cases.row(folder, p))
        .containsExactly("1:9 value-invalid listen");
    assertThat(sound("\uFEFF{\"listen\": \"127.0.0.1:0\"}").listen()).hasSize(1);
  }

  @Test
  void lineEndsOfEverySystem() throws IOException {
    assertThat(Cases.read(folder, "admin: 127.0.0.1:0\r\nlisten: x\rrouts: 1\n").problems())
        .extracting(p -> Cases.row(folder, p))
        .containsExactly("2:9 value-invalid listen", "3:1 key-unknown routs");
  }

  @Test
  void controlCharactersHaveAPlaceAndAreNotPrinted() throws IOException {
    assertThat(Cases.read(folder, "# \uD83D\uDE00\nlisten: \u001b[31m").problems())
        .singleElement()
        .asString()
        .endsWith(
            "policy.yaml:2:9: error file-invalid: invalid YAML: the character U+001B. Remove it.");
    assertThat(Cases.read(folder, "listen: \"\\e[31m\\n\\u202e\"").problems())
        .singleElement()
        .asString()
        .contains("invalid listen \"\\u001b[31m\\n\\u202e\":");
  }

  @Test
  void aFileOfMoreThanOneMebibyteIsRefused() throws IOException {
    String filler = "#".repeat((1 << 20) - 20) + "\nlisten: 127.0.0.1:0";
    assertThat(sound(filler.substring(filler.length() - (1 << 20) + 1)).listen()).hasSize(1);
    assertThat(Cases.read(folder, "#".repeat(100) + filler).problems())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .endsWith("it is larger than 1 MiB.");
  }

  @Test
  void aGreatManyProblemsAreCut() throws IOException {
    String text = "policies: {p: {allow-origins: [" + "x,".repeat(20_000) + "]}}";
    List<Problem> problems = Cases.read(folder, text).problems();
    assertThat(problems).hasSize(Problems.MOST + 1);
    assertThat(problems.get(Problems.MOST).message())
        .isEqualTo("invalid file: 10000 problems more.");
  }

  @Test
  void aHundredThousandOriginsFromAFile() throws IOException {
    StringBuilder origins = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      origins.append("https://shop-").append(i).append(".example").append(i == 99_999 ? "/" : "\n");
    }
    Files.writeString(folder.resolve("many.txt"), origins);
    String text =
        "policies: {p: {allow-origins: [https://a.example], allow-origins-from: many.txt}}";
    assertThat(Cases.read(folder, text).problems())
        .extracting(p -> Cases.row(folder, p))
        .containsExactly("many.txt:100000:1 origin-invalid policies.p.allow-origins-from");
    Files.writeString(folder.resolve("many.txt"), origins.substring(0, origins.length() - 1));
    GatewayConfig config = sound(text);
    assertThat(config.files())
        .containsExactly(folder.resolve("policy.yaml"), folder.resolve("many.txt"));
    assertThat(Objects.requireNonNull(config.policies().get("p")).allowOrigins()).hasSize(100_001);
  }

  @Test
  void theWrongFileForOriginsCostsNoMemory() throws IOException {
    Files.writeString(folder.resolve("many.txt"), "x\n".repeat(8 << 20));
    List<Problem> problems =
        Cases.read(folder, "policies: {p: {allow-origins-from: many.txt}}").problems();
    assertThat(problems).hasSize(1_001);
    assertThat(problems.get(0).message())
        .isEqualTo("invalid file: 8387608 lines more are no origin patterns.");
    assertThat(problems.get(1_000).line()).isEqualTo(1_000);
  }

  @Test
  void anOriginsFileOfMoreThan16MebibytesIsRefused() throws IOException {
    Files.write(folder.resolve("many.txt"), new byte[(16 << 20) + 1]);
    assertThat(Cases.read(folder, "policies: {p: {allow-origins-from: many.txt}}").problems())
        .singleElement()
        .asString()
        .contains("the file is larger than 16 MiB.");
  }

  @Test
  void problemsAreSortedByPosition() throws IOException {
    for (Cases.Case sample : Cases.all()) {
      List<Problem> own =
          Cases.read(folder, sample.text()).problems().stream()
              .filter(p -> p.file().endsWith("policy.yaml"))
              .toList();
      assertThat(own)
          .isSortedAccordingTo(Comparator.comparing(Problem::line).thenComparing(Problem::column));
    }
  }

  private GatewayConfig sound(String text) throws IOException {
    PolicyFile.Result result = Cases.read(folder, text);
    assertThat(result.problems()).filteredOn(p -> p.severity() == Severity.ERROR).isEmpty();
    return Objects.requireNonNull(result.config());
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
