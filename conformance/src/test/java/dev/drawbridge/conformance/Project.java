package dev.drawbridge.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The project that is tested: its files and its command. */
public final class Project {
  private static final Path ROOT = root(Path.of("").toAbsolutePath());

  private Project() {}

  /** A file of the project, by its path from the root. */
  public static Path file(String path) {
    return ROOT.resolve(path).normalize();
  }

  /** What {@code ./drawbridge VERB …} runs, without building anything first. */
  static List<String> command(String... arguments) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    return Stream.concat(
            Stream.of(java, "-cp", classes, "dev.drawbridge.cli.Main"), Stream.of(arguments))
        .toList();
  }

  /** What runs a source file, with all that the tests have. */
  static List<String> program(Path source) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(java, "-cp", System.getProperty("java.class.path"), source.toString());
  }

  /** A copy of a policy file of the project that takes free ports. */
  static Path onFreePort(String policyFile, Path folder) {
    try {
      String text = Files.readString(file(policyFile));
      String free = text.replaceAll("(?m)^(listen|admin): 127\\.0\\.0\\.1:\\d+", "$1: 127.0.0.1:0");
      if (!free.contains("\nlisten: 127.0.0.1:0")) {
        throw new IllegalStateException(
            policyFile + " has no line 'listen: 127.0.0.1:8080', expected exactly that");
      }
      return Files.writeString(folder.resolve("policy.yaml"), free);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root(Path folder) {
    return Files.exists(folder.resolve("conformance/pom.xml"))
        ? folder
        : root(Objects.requireNonNull(folder.getParent(), "the project's root"));
  }
}
