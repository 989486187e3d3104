package dev.drawbridge.cli;

import java.io.PrintStream;

/** One line on a terminal that says what is going on, gone at the end; nothing elsewhere. */
final class ProbeProgress {
  private static final int WIDTH = 76;

  private final PrintStream err;
  private final boolean terminal;
  private int count;

  ProbeProgress(PrintStream err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  /** The launcher says whether a terminal is behind standard error: the JVM cannot tell. */
  static ProbeProgress of(PrintStream err) {
    return new ProbeProgress(err, Boolean.getBoolean("drawbridge.progress"));
  }

  /** A request is about to be sent. */
  void asking(String request) {
    count++;
    show(count + ": " + request);
  }

  /** So many probes of an audit were sent. */
  void audited(int done, int planned) {
    show("audit: " + done + " of " + planned);
  }

  /** Takes the line away. */
  void end() {
    show("");
  }

  private void show(String text) {
    if (terminal) {
      String line = text.length() > WIDTH ? text.substring(0, WIDTH - 1) + "…" : text;
      err.print("\r\033[K" + line);
      err.flush();
    }
  }
}
