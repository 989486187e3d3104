package dev.drawbridge.testkit;

/** A server that a test has started on a loopback port. */
@SuppressWarnings("try") // of a server that cannot be closed a test has to know why
public interface RunningServer extends AutoCloseable {
  /** Returns the port on which it listens, at {@code 127.0.0.1}. */
  int port();

  /** Ends the server and frees its port. */
  @Override
  void close() throws Exception;
}
