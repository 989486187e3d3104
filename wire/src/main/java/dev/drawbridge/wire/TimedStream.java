package dev.drawbridge.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** What a socket receives, up to a moment: a server that drips does not hold us. */
final class TimedStream extends FilterInputStream {
  private final Socket socket;
  private long end;

  TimedStream(Socket socket, Duration time) throws IOException {
    super(socket.getInputStream());
    this.socket = socket;
    allow(time);
  }

  /** Leaves that time from now on, whatever was left. */
  final void allow(Duration time) {
    end = System.nanoTime() + time.toNanos();
  }

  /** Leaves no more time than that from now on. */
  void hurry(Duration time) {
    end = Math.min(end, System.nanoTime() + time.toNanos());
  }

  @Override
  public int read() throws IOException {
    limit();
    return super.read();
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    limit();
    return super.read(buffer, offset, length);
  }

  private void limit() throws IOException {
    long millis = (end - System.nanoTime()) / 1_000_000;
    if (millis <= 0) {
      throw new SocketTimeoutException("time is up");
    }
    socket.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
  }
}
