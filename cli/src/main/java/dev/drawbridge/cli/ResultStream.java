package dev.drawbridge.cli;

import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Standard output for results without end: fails when nobody reads them any more, as before {@code
 * head}, where a {@code PrintStream} would go on for ever. Closing it leaves standard output open.
 */
final class ResultStream extends OutputStream {
  /** Nobody reads the results any more. */
  static final class ClosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final PrintStream out;

  ResultStream(PrintStream out) {
    this.out = out;
  }

  @Override
  public void write(int octet) {
    out.write(octet);
  }

  @Override
  public void write(byte[] octets, int start, int length) {
    out.write(octets, start, length);
    flush();
  }

  @Override
  public void flush() {
    if (out.checkError()) {
      throw new ClosedException();
    }
  }

  @Override
  public void close() {
    flush();
  }
}
