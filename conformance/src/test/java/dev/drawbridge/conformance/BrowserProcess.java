package dev.drawbridge.conformance;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A browser's processes and its home, a folder that goes with them. */
final class BrowserProcess implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final int LINES_KEPT = 200;

  private final Path home;
  private final Process process;
  private final @Nullable Screen screen;
  private final Deque<String> lines = new ArrayDeque<>();
  private final CompletableFuture<String> announced = new CompletableFuture<>();
  private final Thread onExit = new Thread(this::kill);

  private BrowserProcess(Path home, Process process, @Nullable Screen screen) {
    this.home = home;
    this.process = process;
    this.screen = screen;
  }

  /**
   * Starts a browser with a new profile.
   *
   * @throws IllegalStateException if there is none, or if it does not say where it is driven from
   */
  static BrowserProcess start(Engine engine) {
    Path program = engine.program(searched());
    try {
      Path home = Files.createTempDirectory("drawbridge-" + engine + "-");
      Screen screen = engine.needsScreen() ? Screen.start() : null;
      Process process = process(program, engine.launch(home), home, screen);
      BrowserProcess started = new BrowserProcess(home, process, screen);
      Runtime.getRuntime().addShutdownHook(started.onExit);
      Thread reader = new Thread(() -> started.read(engine), "output of " + engine);
      reader.setDaemon(true);
      reader.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + program, e);
    }
  }

  private static String searched() {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.concat(Stream.of(path), MiniBrowser.folders().map(Path::toString))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Process process(Path program, Launch launch, Path home, @Nullable Screen screen)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(launch.arguments());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment(home));
    builder.environment().putAll(launch.environment());
    if (screen != null) {
      builder.environment().put("DISPLAY", screen.name());
    }
    try {
      return builder.start();
    } catch (IOException e) {
      if (screen != null) {
        screen.close();
      }
      throw e;
    }
  }

  /** All that a browser would leave in a user's home it leaves in {@code home}. */
  private static Map<String, String> environment(Path home) {
    return Map.of(
        "HOME", home.toString(),
        "TMPDIR", home.toString(),
        "XDG_CACHE_HOME", home.resolve(".cache").toString(),
        "XDG_CONFIG_HOME", home.resolve(".config").toString(),
        "XDG_DATA_HOME", home.resolve(".local/share").toString(),
        "XDG_RUNTIME_DIR", home.toString(),
        "MOZ_CRASHREPORTER_DISABLE", "1");
  }

  Path home() {
    return home;
  }

  /** The browser's processes, those that it started among them. */
  List<ProcessHandle> family() {
    return Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
  }

  /** The address that the browser is driven from, as it printed it. */
  String announced() {
    try {
      return Waiting.forAnswer(announced, DEADLINE, "announcement by the browser");
    } catch (IllegalStateException e) {
      throw new IllegalStateException(e.getMessage() + "; it printed:\n" + output(), e);
    }
  }

  /** The last lines that the browser printed. */
  String output() {
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  private void read(Engine engine) {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        line(engine, line);
      }
    } catch (IOException e) {
      announced.completeExceptionally(e);
    }
    announced.completeExceptionally(new IllegalStateException(engine + " ended"));
  }

  private void line(Engine engine, String line) {
    synchronized (lines) {
      lines.addLast(line);
      if (lines.size() > LINES_KEPT) {
        lines.removeFirst();
      }
    }
    Matcher found = engine.announcement().matcher(line);
    if (found.find()) {
      announced.complete(found.group(1));
    }
  }

  /** Ends the browser's own processes, by their ids, and removes its home. */
  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(onExit);
  }

  private void kill() {
    List<ProcessHandle> family = family();
    family.forEach(ProcessHandle::destroyForcibly);
    family.forEach(member -> Waiting.forAnswer(member.onExit(), DEADLINE, "end of " + member));
    if (screen != null) {
      screen.close();
    }
    try (Stream<Path> files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).forEach(BrowserProcess::delete);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + home, e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + file, e);
    }
  }
}
