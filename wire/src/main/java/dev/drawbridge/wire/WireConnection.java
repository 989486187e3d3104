package dev.drawbridge.wire;

import dev.drawbridge.wire.ResponseReader.BodyLimits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.hc.core5.http.HttpException;

/**
 * A connection that stays open: what is sent are octets, whatever they mean, and what comes is read
 * one response after another. For tests of servers, which need requests that no client would send.
 * Not thread-safe.
 */
public final class WireConnection implements AutoCloseable {
  private static final int MOST = 16 << 20;

  private final Socket socket;
  private final Deadline deadline;
  private final ResponseReader reader;
  private final Duration timeout;

  private WireConnection(Socket socket, Duration timeout) throws IOException {
    this.socket = socket;
    this.timeout = timeout;
    this.deadline = new Deadline(socket);
    HeadStream in = new HeadStream(socket.getInputStream());
    this.reader = new ResponseReader(in, deadline, new BodyLimits(MOST, MOST, timeout));
  }

  /**
   * Opens a connection over TCP.
   *
   * @param timeout how long connecting, and then each response, may take
   * @throws IOException if nothing listens there
   */
  public static WireConnection open(InetSocketAddress address, Duration timeout)
      throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(address, Math.toIntExact(timeout.toMillis()));
      return new WireConnection(socket, timeout);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * Sends octets.
   *
   * @throws IOException if the server does not take them
   */
  public void send(byte[] octets) throws IOException {
    socket.getOutputStream().write(octets);
    socket.getOutputStream().flush();
  }

  /**
   * Reads the next response, with up to 16 MiB of its body; informational ones are skipped. If it
   * does not come in time, the connection is closed.
   *
   * @param method the method of the request that it answers, for it says whether there is a body
   * @throws IOException if the connection ends before its head, or what comes is no HTTP/1 response
   */
  public WireResponse receive(String method) throws IOException {
    deadline.within(timeout);
    try {
      return reader.read(method);
    } catch (HttpException e) {
      throw new IOException("no HTTP/1 response: " + e.getMessage(), e);
    } catch (IOException e) {
      throw deadline.passed() ? new SocketTimeoutException("no response in time") : e;
    } finally {
      deadline.close();
    }
  }

  @Override
  public void close() throws IOException {
    deadline.close();
    socket.close();
  }
}
