package dev.drawbridge.cli;

import java.io.PrintStream;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a verb writes: results to standard output, progress and errors to standard error; with
 * colours only where both a terminal and the absence of {@code NO_COLOR} allow them.
 *
 * @param out results, in UTF-8
 * @param err progress and errors, in UTF-8
 * @param ansi whether results may be coloured
 */
record Terminal(PrintStream out, PrintStream err, Ansi ansi) {

  /** The launcher says whether a terminal is behind standard output: the JVM cannot tell. */
  static Terminal of(PrintStream out, PrintStream err) {
    String refused = System.getenv("NO_COLOR");
    boolean colors =
        Boolean.getBoolean("drawbridge.terminal") && (refused == null || refused.isEmpty());
    return new Terminal(out, err, colors ? Ansi.ON : Ansi.OFF);
  }
}
