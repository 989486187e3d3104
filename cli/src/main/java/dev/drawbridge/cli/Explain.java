package dev.drawbridge.cli;

import dev.drawbridge.doctor.explain.Explainer;
import dev.drawbridge.doctor.explain.ExplanationJson;
import dev.drawbridge.doctor.explain.ExplanationText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drawbridge explain [MESSAGE]}. */
@Command(
    name = "explain",
    description = {
      "Decodes console messages of Chromium, Firefox and Safari: what was blocked, why, how to tell"
          + " possible causes apart, and the fix. Takes lines as they were copied.",
      "Exit: 0 a CORS message was understood; 1 none was, be it that another mechanism is at work,"
          + " which is then named; 2 bad argument."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Drawbridge.Version.class)
final class Explain implements Callable<Integer> {
  /** Enough for {@link Explainer#MOST} characters, and one more to see that there is more. */
  private static final int MOST_BYTES = 3 * Explainer.MOST + 3;

  private final Terminal terminal;
  private final InputStream in;

  @Parameters(
      paramLabel = "MESSAGE",
      arity = "0..*",
      description = "what the console said; standard input if there is none, or if it is -")
  private List<String> words = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "how it is explained: ${COMPLETION-CANDIDATES}; default text")
  private Format format = Format.text;

  Explain(Terminal terminal, InputStream in) {
    this.terminal = terminal;
    this.in = in;
  }

  /** The words of {@code --format}. */
  enum Format {
    text,
    json
  }

  @Override
  public Integer call() {
    boolean given = !words.isEmpty() && !words.equals(List.of("-"));
    Explainer.Result result;
    try {
      result = Explainer.explain(given ? String.join(" ", words) : read());
    } catch (IOException e) {
      terminal
          .err()
          .println("drawbridge explain: cannot read standard input: " + ReadFailure.words(e));
      return Drawbridge.USAGE;
    }
    switch (format) {
      case text -> print(result);
      case json -> ExplanationJson.write(result, terminal.out());
    }
    return result.isUnderstood() ? 0 : 1;
  }

  /**
   * The launcher says whether standard input is a terminal: then somebody wonders what it waits
   * for.
   */
  private String read() throws IOException {
    if (Boolean.getBoolean("drawbridge.keyboard")) {
      terminal
          .err()
          .println("drawbridge explain: paste what the console says, then press Enter and Ctrl-D");
    }
    return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
  }

  private void print(Explainer.Result result) {
    terminal.out().print(ExplanationText.text(result.messages()));
    if (result.truncated()) {
      terminal.err().println("drawbridge explain: only the first 1048576 characters were read");
    }
    if (result.messages().isEmpty()) {
      terminal
          .err()
          .println(
              "drawbridge explain: no known console message; paste the whole line of the console,"
                  + " such as 'Access to fetch at ... has been blocked by CORS policy: ...'");
    }
  }
}
