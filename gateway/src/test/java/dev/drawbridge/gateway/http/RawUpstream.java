package dev.drawbridge.gateway.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An upstream that sees the exact octets of requests and answers with exact octets. */
final class RawUpstream implements AutoCloseable {
  static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  /** What the upstream does with one connection; returning closes it. */
  @FunctionalInterface
  interface Behaviour {
    void serve(Peer peer) throws IOException;
  }

  private final ServerSocket server;
  private final Behaviour behaviour;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  private RawUpstream(Behaviour behaviour) {
    this.behaviour = behaviour;
    try {
      server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    start(this::accept);
  }

  static RawUpstream of(Behaviour behaviour) {
    return new RawUpstream(behaviour);
  }

  /** Answers every request with the same octets, on connections that stay open. */
  static RawUpstream answering(String response) {
    return of(
        peer -> {
          while (peer.readRequest() != null) {
            peer.write(response);
          }
        });
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "raw-upstream");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        sockets.add(socket);
        Peer peer = new Peer(socket, connections.getAndIncrement());
        start(() -> serve(peer));
      }
    } catch (IOException closed) {
      // The end.
    }
  }

  private void serve(Peer peer) {
    try (peer) {
      behaviour.serve(peer);
    } catch (IOException gone) {
      // The gateway has closed the connection.
    }
  }

  int port() {
    return server.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  /** The requests read so far, whole. */
  List<String> requests() {
    return requests;
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** One connection of the gateway. */
  final class Peer implements AutoCloseable {
    final Socket socket;

    /** Which connection this is, from 0. */
    final int number;

    private final InputStream in;

    private Peer(Socket socket, int number) throws IOException {
      this.socket = socket;
      this.number = number;
      this.in = socket.getInputStream();
      socket.setTcpNoDelay(true);
    }

    /** Reads one request with its body, or null at the end of the connection, be it in a body. */
    @Nullable String readRequest() throws IOException {
      String head = readHead();
      String body = head == null ? null : readBody(head);
      if (body == null) {
        return null;
      }
      requests.add(head + body);
      return head + body;
    }

    /** Reads the body that belongs to a head, or null if the connection ends in it. */
    @Nullable String readBody(String head) throws IOException {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      String lower = head.toLowerCase(Locale.ROOT);
      int length = lower.indexOf("\r\ncontent-length: ");
      if (length >= 0) {
        int all = Integer.parseInt(lower.substring(length + 18, lower.indexOf('\r', length + 18)));
        body.write(in.readNBytes(all));
        return body.size() < all ? null : body.toString(StandardCharsets.ISO_8859_1);
      }
      if (lower.contains("\r\ntransfer-encoding: chunked\r\n")) {
        while (!body.toString(StandardCharsets.ISO_8859_1).endsWith("0\r\n\r\n")) {
          int octet = in.read();
          if (octet < 0) {
            return null;
          }
          body.write(octet);
        }
      }
      return body.toString(StandardCharsets.ISO_8859_1);
    }

    /** Reads the head of a request, or null at the end of the connection. */
    @Nullable String readHead() throws IOException {
      StringBuilder head = new StringBuilder();
      while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
        int octet = in.read();
        if (octet < 0) {
          return null;
        }
        head.append((char) octet);
      }
      return head.toString();
    }

    byte[] readExactly(int count) throws IOException {
      return in.readNBytes(count);
    }

    void write(String octets) throws IOException {
      write(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    void write(byte[] octets) throws IOException {
      socket.getOutputStream().write(octets);
    }

    /** Closes with a reset. */
    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
