package dev.drawbridge.doctor.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** A server of the table on a real socket: answers byte by byte what its blocks say. */
final class CaseServer implements AutoCloseable {
  private static final char TLS_HANDSHAKE = 0x16;
  private static final Pattern BYTE = Pattern.compile("\\\\x([0-9A-F]{2})");

  private final ServerCase own;
  private final ServerCase sound;
  private final ServerSocket listener;
  private final Thread thread;
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final List<Socket> held = new CopyOnWriteArrayList<>();
  private final Map<String, String> cache = new ConcurrentHashMap<>();

  CaseServer(ServerCase own, ServerCase sound) throws IOException {
    this.own = own;
    this.sound = sound;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.thread = new Thread(this::accept, "case-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Its URL without path. */
  String here() {
    return "http://127.0.0.1:" + listener.getLocalPort();
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
    boolean http = head.contains(" HTTP/1.1\r\n");
    String answer = http ? answer(head) : "HTTP/1.1 400 Bad Request";
    if (!answer.equals("silence")) {
      socket.getOutputStream().write(bytes(head, answer));
      socket.close();
    }
  }

  private String answer(String head) {
    String url = head.split(" ", -1)[1];
    boolean caching = own.expected().containsKey("caching") && head.startsWith("GET ");
    return caching ? cache.computeIfAbsent(url, key -> choose(head)) : choose(head);
  }

  private String choose(String head) {
    String answer = own.answer(head);
    String other = answer == null ? sound.answer(head) : answer;
    return other == null ? "" : other;
  }

  private byte[] bytes(String head, String answer) {
    if (answer.isEmpty()) {
      return new byte[0];
    }
    String origin = head.replaceAll("(?s).*\r\nOrigin: ([^\r]*)\r.*", "$1");
    String filled =
        answer
            .replace("{origin}", origin)
            .replace("{here}", here())
            .replace("{there}", "http://localhost:" + listener.getLocalPort());
    String end = filled.contains("\n\n") ? "" : "\n\n";
    return BYTE.matcher((filled + end).replace("\n", "\r\n"))
        .replaceAll(match -> String.valueOf((char) Integer.parseInt(match.group(1), 16)))
        .getBytes(StandardCharsets.ISO_8859_1);
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
