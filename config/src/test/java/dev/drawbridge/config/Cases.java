package dev.drawbridge.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The table of policy files and their problems: {@code cases.txt}. */
final class Cases {

  private Cases() {}

  /** A policy file, the problems it must have, and whether the JSON Schema refuses it. */
  record Case(String name, boolean schemaRefuses, String text, List<String> problems) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> all() throws IOException {
    List<String> blocks = List.of(resource("cases.txt").split("(?m)^=== "));
    return blocks.stream().skip(1).map(Cases::parse).toList(); // the first says how to read it
  }

  static Case named(String name) throws IOException {
    return all().stream().filter(c -> c.name().startsWith(name)).findFirst().orElseThrow();
  }

  private static Case parse(String block) {
    String name = block.lines().findFirst().orElseThrow();
    StringBuilder text = new StringBuilder();
    List<String> problems = new ArrayList<>();
    for (String line : block.strip().lines().skip(1).toList()) {
      if (line.startsWith(">>> ")) {
        problems.add(line.substring(4));
      } else {
        text.append(line).append('\n');
      }
    }
    return new Case(name, name.endsWith("[schema]"), text.toString(), problems);
  }

  static String resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(Cases.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Reads a text as a policy file in a folder with the files that the cases name. */
  static PolicyFile.Result read(Path folder, String text) throws IOException {
    return PolicyFile.read(write(folder, text));
  }

  /** Reads a text as {@link #read} does, as an application reads it. */
  static ApplicationConfig.Result readForApplication(Path folder, String text) throws IOException {
    return PolicyFile.readForApplication(write(folder, text));
  }

  private static Path write(Path folder, String text) throws IOException {
    Files.writeString(folder.resolve("origins.txt"), "https://b.example # more\n");
    Files.writeString(folder.resolve("empty.txt"), "# nothing\n\n");
    Files.writeString(
        folder.resolve("bad.txt"),
        "https://a.example\n  https://b.example/path\n\n# fine\nhttps://c.example:443\n");
    Files.write(
        folder.resolve("binary.txt"),
        "https://a.example\nhttps://\u00ff".getBytes(StandardCharsets.ISO_8859_1));
    Path file = folder.resolve("policy.yaml");
    return Files.writeString(file, text);
  }

  /** A problem as the table writes it. */
  static String row(Path folder, Problem problem) {
    String name = folder.relativize(Path.of(problem.file())).toString();
    return (name.equals("policy.yaml") ? "" : name + ":")
        + problem.line()
        + ":"
        + problem.column()
        + " "
        + problem.code()
        + " "
        + (problem.path().isEmpty() ? "-" : problem.path());
  }
}
