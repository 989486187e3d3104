package dev.drawbridge.wire;

import java.io.IOException;
import java.net.Socket;

/**
 * An open connection.
 *
 * @param socket what is read and written; above TCP it may be TLS
 * @param tcp what lies below
 * @param deadline closes {@code tcp} when its time is up
 */
record Connection(Socket socket, Socket tcp, Deadline deadline) implements AutoCloseable {
  /** Closes both; TLS says goodbye first, as long as the deadline lets it. */
  @Override
  public void close() throws IOException {
    try {
      socket.close();
    } finally {
      deadline.close();
      tcp.close();
    }
  }
}
