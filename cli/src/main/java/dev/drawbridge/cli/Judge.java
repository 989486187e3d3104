package dev.drawbridge.cli;

import dev.drawbridge.browser.Profile;
import dev.drawbridge.doctor.judge.ExchangeJudge;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drawbridge judge [FILE]}. */
@Command(
    name = "judge",
    description = {
      "Says what a browser makes of recorded exchanges: JSON Lines in, a verdict a line out.",
      "A HAR file, as the browsers' developer tools save it, is known by its content.",
      "Exit: 0 all judged; 1 some line unreadable; 2 bad argument or unreadable file."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Drawbridge.Version.class)
final class Judge implements Callable<Integer> {
  private static final Path STANDARD_INPUT = Path.of("-");

  private final Terminal terminal;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "the exchanges; - or nothing for standard input")
  private Path file = STANDARD_INPUT;

  @Option(
      names = "--browser",
      paramLabel = "BROWSER",
      description = "whose verdict it is: ${COMPLETION-CANDIDATES}; default standard")
  private Rules browser = Rules.standard;

  // Every verb takes it; here it changes nothing.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}: both are JSON Lines here")
  private Lint.Format format = Lint.Format.text;

  Judge(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The words of {@code --browser}. */
  enum Rules {
    standard(Profile.STANDARD),
    chromium(Profile.CHROMIUM),
    firefox(Profile.FIREFOX),
    webkit(Profile.WEBKIT);

    private final Profile profile;

    Rules(Profile profile) {
      this.profile = profile;
    }
  }

  @Override
  public Integer call() {
    try (Progress progress = Progress.of(terminal.err());
        ResultStream results = new ResultStream(terminal.out());
        InputStream in = open()) {
      ExchangeJudge.Tally tally =
          new ExchangeJudge(browser.profile, progress::show).judge(in, results);
      tally.remarks().forEach(remark -> terminal.err().println("drawbridge judge: " + remark));
      return tally.unreadable() == 0 ? 0 : 1;
    } catch (ResultStream.ClosedException nobodyReads) {
      return Drawbridge.USAGE;
    } catch (IOException unreadable) {
      terminal
          .err()
          .println("drawbridge judge: cannot read " + source() + ReadFailure.words(unreadable));
      return Drawbridge.USAGE;
    }
  }

  private String source() {
    return (file.equals(STANDARD_INPUT) ? "standard input" : "'" + file + "'") + ": ";
  }

  private InputStream open() throws IOException {
    return file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(file);
  }
}
