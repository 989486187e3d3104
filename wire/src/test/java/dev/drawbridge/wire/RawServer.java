package dev.drawbridge.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import javax.net.ServerSocketFactory;

/** A server that answers each head with the characters it is told, one connection each. */
final class RawServer implements AutoCloseable {
  /** An answer that never comes. */
  static final String SILENCE = "\0silence";

  /** Before an answer that comes octet by octet, again and again. */
  static final String DRIP = "\0drip";

  private static final long PAUSE_NANOS = 20_000_000;
  private static final char TLS_HANDSHAKE = 0x16;

  private final ServerSocket listener;
  private final UnaryOperator<String> answers;
  private final Thread thread;
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final List<Socket> held = new CopyOnWriteArrayList<>();

  private RawServer(ServerSocket listener, UnaryOperator<String> answers) {
    this.listener = listener;
    this.answers = answers;
    this.thread = new Thread(this::accept, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  static RawServer start(UnaryOperator<String> answers) {
    return start(ServerSocketFactory.getDefault(), answers);
  }

  /** One at another address of this machine. */
  static RawServer startAt(String address, UnaryOperator<String> answers) throws IOException {
    return new RawServer(new ServerSocket(0, 50, InetAddress.getByName(address)), answers);
  }

  static RawServer start(ServerSocketFactory factory, UnaryOperator<String> answers) {
    try {
      return new RawServer(
          factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress()), answers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  /** The heads that arrived. */
  List<String> heads() {
    return heads;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        serve(listener.accept());
      } catch (IOException e) {
        // A client that went away, or the end.
      }
    }
  }

  private void serve(Socket socket) throws IOException {
    held.add(socket);
    String head = head(socket.getInputStream());
    heads.add(head);
    String answer = answers.apply(head);
    if (answer.startsWith(DRIP)) {
      drip(socket.getOutputStream(), answer.substring(DRIP.length()));
    } else if (!answer.equals(SILENCE)) {
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
      socket.close();
    }
  }

  /** Ends when the client has had enough. */
  private static void drip(OutputStream out, String text) throws IOException {
    for (int i = 0; ; i = (i + 1) % text.length()) {
      out.write(text.charAt(i));
      out.flush();
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.append((char) b);
      if (head.charAt(0) == TLS_HANDSHAKE) {
        break;
      }
      if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
        break;
      }
    }
    return head.toString();
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : held) {
        socket.close();
      }
      thread.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
