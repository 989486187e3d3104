package dev.drawbridge.cli;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Where results go, with a memory: a {@code PrintStream} above it hides failures, and results that
 * got lost must not look like results.
 */
final class Output extends OutputStream {
  private final OutputStream out;
  private @Nullable IOException failure;

  Output(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int start, int length) throws IOException {
    try {
      out.write(octets, start, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** Returns the last failure to write, null if there was none. */
  @Nullable IOException failure() {
    return failure;
  }
}
