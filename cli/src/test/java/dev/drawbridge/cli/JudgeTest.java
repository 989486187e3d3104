package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

class JudgeTest {
  private static final String EMPTY = "{\"id\": 1, \"page\": \"null\", \"steps\": []}\n";
  private static final String JUDGED = "{\"id\":1,\"steps\":[]}\n";

  /** Authorization under a wildcard: the standard blocks, the engines allow. */
  private static final String DISPUTED =
      """
      {"page": "https://app.example", "steps": [{"request": {"url": "https://api.example/", \
      "headers": [["Authorization", "x"]]}, "hops": [{"url": "https://api.example/", "preflight": \
      {"status": 204, "headers": [["Access-Control-Allow-Origin", "*"], \
      ["Access-Control-Allow-Headers", "*"]]}, "response": {"status": 200, "headers": \
      [["Access-Control-Allow-Origin", "*"]]}}]}]}
      """;

  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(OutputStream results, String... arguments) {
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    PrintStream printed = new PrintStream(results, false, StandardCharsets.UTF_8);
    return new Drawbridge(new Terminal(printed, errors, Ansi.OFF)).run(arguments);
  }

  private int run(String... arguments) {
    return run(out, arguments);
  }

  private int runOn(String input, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return run(arguments);
    } finally {
      System.setIn(before);
    }
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"judge", "judge -", "judge --browser webkit -", "judge --format json"})
  void readsStandardInput(String arguments) {
    assertThat(runOn(EMPTY + EMPTY, arguments.split(" ", -1))).isZero();
    assertThat(out()).isEqualTo(JUDGED + JUDGED);
    assertThat(err()).isEmpty();
  }

  @Test
  void readsAFile() throws IOException {
    Path file = Files.writeString(directory.resolve("a.jsonl"), EMPTY);

    assertThat(run("judge", file.toString())).isZero();
    assertThat(out()).isEqualTo(JUDGED);
  }

  @ParameterizedTest
  @CsvSource({"standard, blocked", "chromium, allowed", "firefox, allowed", "webkit, allowed"})
  void judgesAsTheBrowserThatIsNamed(String browser, String outcome) {
    assertThat(runOn(DISPUTED, "judge", "--browser", browser)).isZero();
    assertThat(out()).contains("\"outcome\":\"" + outcome + "\"");
    assertThat(out()).contains("\"firefox\":\"Cross-Origin Request Warning");
  }

  @Test
  void judgesAsTheStandardUnlessABrowserIsNamed() {
    runOn(DISPUTED, "judge");
    assertThat(out()).contains("\"code\":\"preflight-header-not-allowed\"");
  }

  @Test
  void anUnreadableLineIsToldAndTheRestGoesOn() {
    assertThat(runOn(EMPTY + "{\n" + EMPTY, "judge")).isEqualTo(1);
    assertThat(out().lines()).hasSize(3).element(1).asString().contains("\"line\":2");
    assertThat(err()).isEmpty();
  }

  @Test
  void aFileThatCannotBeRead() {
    String missing = directory.resolve("missing.jsonl").toString();

    assertThat(run("judge", missing)).isEqualTo(2);
    assertThat(run("judge", directory.toString())).isEqualTo(2);
    assertThat(out()).isEmpty();
    assertThat(err().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("drawbridge judge: cannot read '" + directory));
    assertThat(err()).contains(missing + "': there is no such file");
  }

  @Test
  void endsWhenNobodyReadsTheResults() {
    InputStream before = System.in;
    System.setIn(endless());
    try {
      assertThat(run(new ClosedPipe(), "judge")).isEqualTo(2);
    } finally {
      System.setIn(before);
    }
  }

  private static InputStream endless() {
    byte[] lines = EMPTY.repeat(100).getBytes(StandardCharsets.UTF_8);
    return new InputStream() {
      private int at = -1;

      @Override
      public int read() {
        at = (at + 1) % lines.length;
        return lines[at];
      }

      @Override
      public int read(byte[] into, int start, int length) {
        for (int i = 0; i < length; i++) {
          into[start + i] = (byte) read();
        }
        return length;
      }
    };
  }

  /** What standard output is before a {@code head} that has ended. */
  private static final class ClosedPipe extends OutputStream {
    @Override
    public void write(int octet) throws IOException {
      throw new IOException("Broken pipe");
    }
  }

  @Test
  void progressIsForTerminals() {
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    try (Progress progress = new Progress(errors, false, 0)) {
      progress.show(512);
    }
    assertThat(err()).isEmpty();
    try (Progress progress = new Progress(errors, true, 0)) {
      progress.show(511);
      progress.show(1_000_192);
    }
    assertThat(err()).startsWith("\r1,000,192 lines\r ").endsWith("\r");
  }
}
