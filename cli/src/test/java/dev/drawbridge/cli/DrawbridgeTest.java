package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class DrawbridgeTest {
  private static final String GOOD =
      """
      listen: 127.0.0.1:0
      policies: {p: {allow-origins: ["https://a.example"]}}
      upstreams: {demo: sample}
      routes: [{match: /**, upstream: demo, cors: p}]
      """;
  private static final String BAD =
      GOOD.replace("https://a.example", "https://a.example/")
          .replace("demo, cors", "dem\u00e9, cors");

  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return run(Ansi.OFF, arguments);
  }

  private int run(Ansi ansi, String... arguments) {
    PrintStream results = new PrintStream(out, false, StandardCharsets.UTF_8);
    PrintStream errors = new PrintStream(err, false, StandardCharsets.UTF_8);
    int code = new Drawbridge(new Terminal(results, errors, ansi)).run(arguments);
    results.flush();
    errors.flush();
    return code;
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          frobnicate                        | frobnicate
          docter                            | unknown verb 'docter': did you mean 'doctor'? Expected serve, lint
          Lint                              | did you mean 'lint'?
          lint --formta json a.yaml         | unknown option '--formta': did you mean '--format'?
          judge --bowser=webkit             | unknown option '--bowser': did you mean '--browser'?
          --frobnicate                      | --frobnicate
          serve                             | FILE
          serve --port                      | --port
          serve --port 80 a.yaml            | --port
          serve a.yaml b.yaml               | b.yaml
          lint                              | drawbridge lint: missing required parameter: 'FILE'; see
          lint --format xml a.yaml          | drawbridge lint: invalid value for option '--format'
          lint --format                     | --format
          lint --fail-on nothing a.yaml     | --fail-on
          lint --colour                     | --colour
          lint --colour a.yaml              | --colour
          lint --format text --format json a| --format
          judge --browser opera             | --browser
          judge a b                         | b
          judge --format xml                | --format
          """)
  void aBadArgumentIsOneLineThatNamesIt(String arguments, String named) {
    int code = run(arguments.split(" ", -1));

    assertThat(code).isEqualTo(2);
    assertThat(err().lines()).singleElement().asString().startsWith("drawbridge").contains(named);
    assertThat(out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"serve --port 9 a.yaml", "serve a.yaml --port 9", "lint --port 9", "lint --port"})
  void anUnknownOptionAloneIsAtFault(String arguments) {
    assertThat(run(arguments.split(" ", -1))).isEqualTo(2);
    String verb = arguments.substring(0, arguments.indexOf(' '));
    assertThat(err())
        .isEqualToIgnoringNewLines(
            "drawbridge V: unknown option '--port'; see drawbridge V --help".replace("V", verb));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lint", "serve"})
  void aNameThatNoFileCanHaveIsABadArgument(String verb) {
    assertThat(run(verb, "a\u0000b.yaml")).isEqualTo(2);
    assertThat(err().lines()).singleElement().asString().contains("FILE");
  }

  @Test
  void anAtSignIsPartOfAFilesName() throws IOException {
    file("arguments", "--version");

    assertThat(run("lint", "@" + directory.resolve("arguments"))).isEqualTo(2);
    assertThat(err()).contains("file-invalid").contains("@");
    assertThat(out()).isEmpty();
  }

  @Test
  void withoutAVerbTheVerbsAreNamed() {
    assertThat(run()).isEqualTo(2);
    assertThat(err()).contains("serve, lint, judge").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "serve --help",
        "lint --help",
        "lint -h",
        "judge --help",
        "help",
        "help help",
        "help lint"
      })
  void helpGoesToStandardOutput(String arguments) {
    assertThat(run(arguments.split(" ", -1))).isZero();
    assertThat(out()).contains("Usage: drawbridge").doesNotContain("\u001b");
    assertThat(err()).isEmpty();
  }

  @Test
  void helpOfAVerbIsThatVerbs() {
    assertThat(run("help", "lint")).isZero();
    assertThat(out()).contains("Usage: drawbridge lint");

    assertThat(run("help", "frobnicate")).isEqualTo(2);
    assertThat(err().lines()).singleElement().asString().contains("'frobnicate'");
  }

  @Test
  void helpIsColouredOnATerminalOnly() {
    run(Ansi.ON, "lint", "--help");
    assertThat(out()).contains("\u001b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "serve --version", "lint -V"})
  void version(String arguments) {
    assertThat(run(arguments.split(" ", -1))).isZero();
    assertThat(out()).matches("drawbridge \\d+\\.\\d+\\.\\d+\\S*\\R");
  }

  @Test
  void lintOfGoodFilesSaysNothing() throws IOException {
    assertThat(run("lint", file("a.yaml", GOOD), file("b.yaml", GOOD))).isZero();
    assertThat(out()).isEmpty();
    assertThat(err()).isEmpty();

    assertThat(run("lint", "--format=json", file("a.yaml", GOOD))).isZero();
    assertThat(out().strip()).isEqualTo("[]");
  }

  @Test
  void lintTellsEachProblemInALine() throws IOException {
    String good = file("good.yaml", GOOD);
    String bad = file("bad.yaml", BAD);

    assertThat(run("lint", good, bad)).isEqualTo(1);
    assertThat(out().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith(bad + ":"))
        .anyMatch(line -> line.matches(".*:2:\\d+: error origin-invalid: .*"))
        .anyMatch(line -> line.matches(".*:4:\\d+: error upstream-unknown: .*"));
    assertThat(err()).isEmpty();
  }

  @Test
  void lintTellsMachinesTheSame() throws IOException {
    String bad = file("bad.yaml", BAD);

    assertThat(run("lint", "--format", "json", bad)).isEqualTo(1);
    assertThat(names(out()))
        .isEqualTo(
            Stream.of(1, 2)
                .flatMap(
                    unused ->
                        Stream.of(
                            "file line column path severity code verdict value message fix"
                                .split(" ", -1)))
                .toList());
    assertThat(out())
        .contains("\"code\":\"upstream-unknown\"", "\"verdict\":\"invalid\"")
        .contains("\"value\":\"dem\u00e9\"");
  }

  private static List<String> names(String json) {
    List<String> names = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
      assertThat(parser.nextToken()).isEqualTo(JsonToken.START_ARRAY);
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.PROPERTY_NAME) {
          names.add(Objects.requireNonNull(parser.currentName()));
        }
      }
    }
    return names;
  }

  @Test
  void lintGoesOnAfterAFileThatCannotBeRead() throws IOException {
    String bad = file("bad.yaml", BAD);
    String missing = directory.resolve("missing.yaml").toString();

    assertThat(run("lint", missing, bad, directory.toString())).isEqualTo(2);
    assertThat(out().lines()).hasSize(2).allMatch(line -> line.startsWith(bad));
    assertThat(err().lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("missing.yaml"))
        .anyMatch(line -> line.contains(directory.toString()));
  }

  @Test
  void lintTellsMachinesOfAFileThatCannotBeRead() throws IOException {
    String missing = directory.resolve("missing.yaml").toString();

    assertThat(run("lint", "--format", "json", missing, file("bad.yaml", BAD))).isEqualTo(2);
    assertThat(out()).contains("\"file\":\"" + missing + "\"", "\"code\":\"file-invalid\"");
    assertThat(names(out())).hasSize(3 * 10);
    assertThat(err().lines()).singleElement().asString().contains("missing.yaml");
  }

  @Test
  void serveOfAMissingFileFails() {
    String missing = directory.resolve("missing.yaml").toString();

    assertThat(run("serve", missing)).isEqualTo(1);
    assertThat(err().lines()).singleElement().asString().contains("missing.yaml");
    assertThat(out()).isEmpty();
  }
}
