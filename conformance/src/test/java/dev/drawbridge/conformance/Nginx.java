package dev.drawbridge.conformance;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real nginx. */
final class Nginx implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final int ATTEMPTS = 5;

  private final Process process;
  private final int port;
  private final CompletableFuture<Boolean> listening = new CompletableFuture<>();
  private final List<String> lines = new ArrayList<>();

  private Nginx(Process process, int port) {
    this.process = process;
    this.port = port;
    Thread reader = new Thread(this::read, "output of nginx");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts nginx, on another port where the first was taken in between.
   *
   * @param http directives of the block {@code http}
   * @param server directives of the block {@code server}
   */
  static Nginx serving(String http, String server, Path folder) {
    for (int attempt = 1; ; attempt++) {
      Nginx started = start(http, server, folder);
      if (Waiting.forAnswer(started.listening, DEADLINE, "listening nginx")) {
        return started;
      }
      started.close();
      if (attempt == ATTEMPTS) {
        throw new IllegalStateException("nginx does not start: " + started.lines);
      }
    }
  }

  String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  private static Nginx start(String http, String server, Path folder) {
    try {
      int port = freePort();
      Path home = Files.createTempDirectory(folder, "nginx");
      Path file = Files.writeString(home.resolve("nginx.conf"), configuration(http, server, port));
      ProcessBuilder command =
          new ProcessBuilder(
              program(), "-p", home.toString(), "-e", "stderr", "-c", file.toString());
      return new Nginx(command.redirectErrorStream(true).start(), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String configuration(String http, String server, int port) {
    return """
        daemon off;
        user %s;
        worker_processes 1;
        pid nginx.pid;
        error_log stderr notice;
        events {}
        http {
          access_log off;
          client_body_temp_path body;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          proxy_temp_path proxy;
          %s
          server {
            listen 127.0.0.1:%d;
            %s
          }
        }
        """
        .formatted(System.getProperty("user.name"), http, port, server);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Debian keeps it where the path of a user does not lead. */
  private static String program() {
    String path = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
    return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
        .map(folder -> Path.of(folder, "nginx"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("missing program nginx: install it"))
        .toString();
  }

  /** The workers start once the port is taken. */
  private void read() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        if (line.contains("start worker process ")) {
          listening.complete(true);
        }
      }
    } catch (IOException e) {
      lines.add(e.toString());
    }
    listening.complete(false);
  }

  @Override
  public void close() {
    process.destroy();
    Waiting.forAnswer(process.onExit(), DEADLINE, "end of nginx");
  }
}
