package dev.drawbridge.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads policy files: YAML 1.2, or JSON, in UTF-8, at most 1 MiB. All problems of a file are found
 * at once.
 */
public final class PolicyFile {

  private static final int LARGEST = 1 << 20;
  private static final String GATEWAYS = "Write at least \"listen: 127.0.0.1:8080\".";
  private static final String APPLICATIONS = "Declare policies, and name one in a route.";

  private PolicyFile() {}

  /**
   * What a reading found.
   *
   * @param config what the file says; null if and only if there is an error
   * @param problems all problems, sorted by position, those of the policy file itself first
   * @param files the absolute paths of the policy file and of all files that it names, whether they
   *     could be read or not: what to watch for the next reading
   * @param readable whether the policy file itself could be read, whatever it says
   */
  public record Result(
      @Nullable GatewayConfig config, List<Problem> problems, Set<Path> files, boolean readable) {

    /** Copies the collections. */
    public Result {
      problems = List.copyOf(problems);
      files = Collections.unmodifiableSet(new LinkedHashSet<>(files));
    }
  }

  /**
   * Reads a policy file and the files that it names.
   *
   * @param file also its name in the problems, as it is given
   * @return never an exception: a file that cannot be read is a problem like all others
   */
  public static Result read(Path file) {
    SourceFiles files = new SourceFiles(file);
    Problems problems = new Problems(file.toString());
    byte[] bytes = bytes(file, problems);
    if (bytes == null) {
      return new Result(null, problems.sorted(), files.all(), false);
    }
    return read(bytes, problems, files);
  }

  /**
   * Reads what an application needs of a policy file: {@code policies}, and of each route {@code
   * match}, {@code host} and {@code cors}. The gateway's own keys may be there, and their values
   * are not looked at.
   *
   * @param file also its name in the problems, as it is given
   * @return never an exception: a file that cannot be read is a problem like all others
   */
  public static ApplicationConfig.Result readForApplication(Path file) {
    SourceFiles files = new SourceFiles(file);
    Problems problems = new Problems(file.toString());
    byte[] bytes = bytes(file, problems);
    return bytes == null
        ? new ApplicationConfig.Result(null, problems.sorted(), files.all())
        : readForApplication(bytes, problems, files);
  }

  /**
   * Reads what an application needs of a policy file that lies elsewhere than in the file system.
   *
   * @param name the file's name in the problems
   * @param bytes what it holds
   * @param folder where the files lie that it names
   */
  public static ApplicationConfig.Result readForApplication(
      String name, byte[] bytes, Path folder) {
    return readForApplication(bytes, new Problems(name), SourceFiles.in(folder));
  }

  /**
   * The result of a policy file that does not exist, where it lies elsewhere than in the file
   * system.
   *
   * @param name the file's name in the problem
   */
  public static ApplicationConfig.Result missing(String name) {
    Problems problems = new Problems(name);
    refuse(problems, "does not exist", "Correct the path.");
    return new ApplicationConfig.Result(null, problems.sorted(), Set.of());
  }

  private static ApplicationConfig.Result readForApplication(
      byte[] bytes, Problems problems, SourceFiles files) {
    Node root = tree(bytes, problems, APPLICATIONS);
    ApplicationConfig config =
        root == null ? null : ApplicationReader.file(Cursor.root(root, problems), files);
    return new ApplicationConfig.Result(config, problems.sorted(), files.all());
  }

  /** Reads a policy file from its bytes. */
  static Result read(byte[] bytes, Problems problems, SourceFiles files) {
    Node root = tree(bytes, problems, GATEWAYS);
    GatewayConfig config = root == null ? null : GatewayReader.read(root, problems, files);
    return new Result(config, problems.sorted(), files.all(), true);
  }

  private static @Nullable Node tree(byte[] bytes, Problems problems, String beginning) {
    if (bytes.length > LARGEST) {
      refuse(problems, "is larger than 1 MiB", "Move long lists to allow-origins-from files.");
      return null;
    }
    String text = SourceText.of(bytes);
    Position malformed = SourceText.malformed(bytes, text);
    if (malformed != null) {
      problems.malformed(problems.file(), malformed, KeyPath.ROOT);
      return null;
    }
    return YamlReader.read(text, problems, beginning);
  }

  private static byte @Nullable [] bytes(Path file, Problems problems) {
    try {
      return SourceFiles.bytes(file, LARGEST);
    } catch (NoSuchFileException e) {
      refuse(problems, "does not exist", "Correct the path.");
    } catch (IOException e) {
      String fix = Files.isDirectory(file) ? "Name a file, not a folder." : "Make it readable.";
      refuse(problems, "cannot be read", fix);
    }
    return null;
  }

  private static void refuse(Problems problems, String why, String fix) {
    String message = "invalid file " + Quote.of(problems.file()) + ": it " + why + ".";
    problems.error(Position.START, KeyPath.ROOT, FileCode.FILE_INVALID, "", message, fix);
  }
}
