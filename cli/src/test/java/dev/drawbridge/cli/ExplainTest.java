package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class ExplainTest {
  private static final String MESSAGE =
      "Access to fetch at 'https://api.example/' from origin 'https://page.example' has been blocked"
          + " by CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in preflight"
          + " response.";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String input, String... arguments) {
    return run(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), arguments);
  }

  private int run(InputStream input, String... arguments) {
    PrintStream results = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(results, errors, Ansi.OFF);
    return new CommandLine(new Explain(terminal, input)).execute(arguments);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void explainsItsArgument() {
    assertThat(run("", MESSAGE)).isZero();
    assertThat(out()).contains("Fix      Add PUT").contains("curl ").contains("doctor ");
    assertThat(err()).isEmpty();
  }

  @Test
  void explainsWordsThatTheShellTookApart() {
    assertThat(run("", MESSAGE.split(" ", -1))).isZero();
    assertThat(out()).contains("Fix      Add PUT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--format=text", "-"})
  void explainsStandardInput(String argument) {
    assertThat(run("noise\n" + MESSAGE + "\nnoise", argument)).isZero();
    assertThat(out()).contains("Fix      Add PUT");
  }

  @Test
  void tellsMachinesTheSame() {
    assertThat(run("", "--format", "json", MESSAGE)).isZero();
    assertThat(out())
        .startsWith("{\"understood\":true,")
        .contains("\"id\":\"method-not-allowed\"")
        .endsWith("}\n");
  }

  @Test
  void namesWhatIsNoCorsFailure() {
    assertThat(run("GET https://api.example/ net::ERR_NAME_NOT_RESOLVED")).isEqualTo(1);
    assertThat(out()).contains("not a CORS message").contains("host has no address");
    assertThat(err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "\u0000\uffff"})
  void saysWhenItKnowsNothing(String input) {
    assertThat(run(input)).isEqualTo(1);
    assertThat(out()).isEmpty();
    assertThat(err()).contains("no known console message").hasLineCount(1);
  }

  @Test
  void saysWhenItCannotReadStandardInput() throws IOException {
    InputStream closed = InputStream.nullInputStream();
    closed.close();

    assertThat(run(closed)).isEqualTo(2);
    assertThat(out()).isEmpty();
    assertThat(err())
        .isEqualToIgnoringNewLines("drawbridge explain: cannot read standard input: Stream closed");
  }

  @Test
  void saysWhenItDidNotReadAll() {
    assertThat(run(MESSAGE + "\n".repeat(1 << 20))).isZero();
    assertThat(out()).contains("Fix      Add PUT");
    assertThat(err()).contains("1048576").hasLineCount(1);
  }

  @Test
  void saysOnATerminalWhatItWaitsFor() {
    System.setProperty("drawbridge.keyboard", "true");
    try {
      assertThat(run(MESSAGE)).isZero();
    } finally {
      System.clearProperty("drawbridge.keyboard");
    }
    assertThat(err()).contains("paste what the console says").contains("Ctrl-D").hasLineCount(1);
  }

  @Test
  void namesThePageOfMixedContent() {
    assertThat(
            run(
                "Mixed Content: The page at 'https://a.example/' was loaded over HTTPS, but requested"
                    + " an insecure resource 'http://b.example/'. This request has been blocked;"
                    + " the content must be served over HTTPS."))
        .isEqualTo(1);
    assertThat(out()).contains("\n  page     https://a.example/\n");
  }
}
