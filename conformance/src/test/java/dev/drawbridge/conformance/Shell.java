package dev.drawbridge.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** Runs what documents show, in the project's root. */
final class Shell {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private Shell() {}

  /**
   * What a command prints, standard error included.
   *
   * @param command a command line; {@code ./drawbridge} in it runs what is built
   */
  static String run(String command) {
    String here = command.replaceAll("(?m)^\\./drawbridge\\b", quoted(Project.command()));
    try {
      Process process =
          new ProcessBuilder("bash", "-c", here)
              .directory(Project.file(".").toFile())
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process));
      try {
        return Waiting.forAnswer(output, DEADLINE, "end of '" + command + "'");
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Words as a shell takes them literally, and a replacement as a pattern does. */
  private static String quoted(List<String> words) {
    return Matcher.quoteReplacement(
        words.stream()
            .map(word -> "'" + word.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" ")));
  }
}
