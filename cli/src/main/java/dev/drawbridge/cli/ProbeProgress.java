package dev.drawbridge.cli;

import dev.drawbridge.doctor.Consultation;
import java.io.PrintStream;

/** One line on a terminal that says what is going on, gone at the end; nothing elsewhere. */
final class ProbeProgress implements Consultation.Progress {
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

  @Override
  public void asking(String request) {
    count++;
    show(count + ": " + request);
  }

  @Override
  public void audited(int done, int planned) {
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
