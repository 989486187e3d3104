package dev.drawbridge.cli;

import dev.drawbridge.config.PolicyFile;
import dev.drawbridge.config.Problem;
import dev.drawbridge.config.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drawbridge lint FILE…}. */
@Command(
    name = "lint",
    description = {
      "Finds problems in policy files: all of them, each with its line, its column and a fix.",
      "Exit: 0 none at or above --fail-on; 1 some; 2 bad argument or unreadable file."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Drawbridge.Version.class)
final class Lint implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "the policy files")
  private List<Path> files = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "how problems are written: ${COMPLETION-CANDIDATES}; default text")
  private Format format = Format.text;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description = "what makes the exit code 1: ${COMPLETION-CANDIDATES}; default error")
  private Threshold failOn = Threshold.error;

  Lint(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The words of {@code --format}. */
  enum Format {
    text,
    json
  }

  /** The words of {@code --fail-on}: these and what weighs more. */
  enum Threshold {
    error(Severity.ERROR),
    warning(Severity.WARNING);

    private final Severity least;

    Threshold(Severity least) {
      this.least = least;
    }

    boolean isReachedBy(Problem problem) {
      return problem.severity().compareTo(least) <= 0;
    }
  }

  @Override
  public Integer call() {
    List<Problem> problems = new ArrayList<>();
    boolean unreadable = false;
    for (Path file : files) {
      PolicyFile.Result result = PolicyFile.read(file);
      if (!result.readable()) {
        unreadable = true;
        result.problems().forEach(terminal.err()::println);
      }
      // People are told once; machines find every problem in the array.
      if (result.readable() || format == Format.json) {
        problems.addAll(result.problems());
      }
    }
    print(problems);
    boolean some = problems.stream().anyMatch(failOn::isReachedBy);
    return unreadable ? Drawbridge.USAGE : some ? 1 : 0;
  }

  private void print(List<Problem> problems) {
    switch (format) {
      case text -> problems.forEach(problem -> terminal.out().println(problem));
      case json -> ProblemJson.write(problems, terminal.out());
    }
  }
}
