package dev.drawbridge.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code drawbridge serve} in a process of its own, or another program that says in the same way
 * where it listens.
 */
final class ServedGateway implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Pattern ADDRESS =
      Pattern.compile("listening on http://127\\.0\\.0\\.1:(\\d+)");

  private final Process process;
  private final Pattern address;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> port = new CompletableFuture<>();

  private ServedGateway(Process process, Pattern address) {
    this.process = process;
    this.address = address;
  }

  /** Starts the gateway of a policy file. */
  static ServedGateway serve(Path policyFile) {
    return run(Project.command("serve", policyFile.toString()));
  }

  /** Starts a program. */
  static ServedGateway run(List<String> command) {
    return run(new ProcessBuilder(command), ADDRESS);
  }

  /** Starts a program at a port that its environment names, which says the address in any words. */
  static ServedGateway runAt(int port, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().put("DRAWBRIDGE_BUILD", "never");
    return run(builder, Pattern.compile("http://127\\.0\\.0\\.1:(" + port + ")\\b"));
  }

  private static ServedGateway run(ProcessBuilder builder, Pattern address) {
    try {
      ServedGateway started = new ServedGateway(builder.redirectErrorStream(true).start(), address);
      Thread reader = new Thread(started::read, "output of the gateway");
      reader.setDaemon(true);
      reader.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The host and port that the gateway listens on. */
  String authority() {
    try {
      return "127.0.0.1:" + Waiting.forAnswer(port, DEADLINE, "address of the gateway");
    } catch (IllegalStateException e) {
      throw new IllegalStateException(e.getMessage() + "; it printed:\n" + output(), e);
    }
  }

  String output() {
    return String.join("\n", lines);
  }

  private void read() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        Matcher found = address.matcher(line);
        if (found.find()) {
          port.complete(Integer.valueOf(found.group(1)));
        }
      }
    } catch (IOException e) {
      port.completeExceptionally(e);
    }
    port.completeExceptionally(new IllegalStateException("it ended"));
  }

  /** Asks the gateway to stop, as an operator does, and waits until it has. */
  int stop() {
    process.destroy();
    return Waiting.forAnswer(process.onExit(), DEADLINE, "end of the gateway").exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    Waiting.forAnswer(process.onExit(), DEADLINE, "end of the gateway");
  }
}
