package dev.drawbridge.benchmarks.gateway;

import dev.drawbridge.benchmarks.gateway.Proc.Memory;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A candidate that runs, with all processes that it started. */
final class Server implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Candidate candidate;
  private final Path directory;
  private final Process process;
  private final int port;
  private final Duration startUp;

  private Server(Candidate candidate, Path directory, Process process, int port, Duration startUp) {
    this.candidate = candidate;
    this.directory = directory;
    this.process = process;
    this.port = port;
    this.startUp = startUp;
  }

  /** Starts {@code candidate} on a free port and waits until it answers. */
  static Server start(Candidate candidate, Path directory, int upstream)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    int port = freePort();
    ProcessBuilder builder = new ProcessBuilder(candidate.prepare(directory, port, upstream));
    builder.directory(directory.toFile());
    builder.environment().putAll(candidate.environment());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("out.log").toFile()));
    long before = System.nanoTime();
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
    long deadline = before + PATIENCE.toNanos();
    while (!Probe.answers(port)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        end(process);
        throw new IOException(
            candidate.name()
                + " does not serve:\n"
                + Files.readString(directory.resolve("out.log")));
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
    Duration startUp = Duration.ofNanos(System.nanoTime() - before);
    return new Server(candidate, directory, process, port, startUp);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  String name() {
    return candidate.name();
  }

  Candidate candidate() {
    return candidate;
  }

  int port() {
    return port;
  }

  /** From the start of the process to its first proxied answer. */
  Duration startUp() {
    return startUp;
  }

  private LongStream pids() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .mapToLong(ProcessHandle::pid);
  }

  /** CPU time of all its processes. */
  long ticks() {
    return pids().map(Proc::ticks).sum();
  }

  Memory memory() {
    return pids().mapToObj(Proc::memory).reduce(new Memory(0, 0), Memory::plus);
  }

  /** Empties the logs, which grow by some 10 MB a second; they are open for appending. */
  void emptyLogs() throws IOException {
    for (String name : List.of("out.log", "access.log")) {
      Path log = directory.resolve(name);
      if (Files.exists(log)) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
          file.setLength(0);
        }
      }
    }
  }

  @Override
  public void close() {
    end(process);
  }

  private static void end(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
