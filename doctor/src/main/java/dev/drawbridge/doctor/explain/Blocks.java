package dev.drawbridge.doctor.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A table of this package: blocks of lines {@code key: value}, an empty line between two blocks; a
 * line that begins with {@code #} is a comment.
 */
final class Blocks {
  private Blocks() {}

  /** One block: what its first line says, and the lines below. */
  record Block(String type, String name, Map<String, String> lines) {
    String get(String key) {
      return Objects.requireNonNull(
          lines.get(key), () -> type + " " + name + ": no line '" + key + ":'");
    }

    String get(String key, String otherwise) {
      return lines.getOrDefault(key, otherwise);
    }

    /** Returns the words of a line, none if there is no such line. */
    List<String> words(String key) {
      String line = get(key, "");
      return line.isEmpty() ? List.of() : List.of(line.split(" +", -1));
    }
  }

  static List<Block> read(String resource) {
    List<Block> blocks = new ArrayList<>();
    for (String block : text(resource).split("\n{2,}", -1)) {
      Map<String, String> lines = new LinkedHashMap<>();
      block
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .forEach(line -> put(line, lines));
      if (!lines.isEmpty()) {
        Map.Entry<String, String> first = lines.entrySet().iterator().next();
        blocks.add(new Block(first.getKey(), first.getValue(), Map.copyOf(lines)));
      }
    }
    return blocks;
  }

  private static void put(String line, Map<String, String> lines) {
    String[] pair = line.split(": ", 2);
    if (pair.length < 2 || lines.put(pair[0], pair[1].strip()) != null) {
      throw new IllegalStateException("invalid line '" + line + "': expected a new 'key: value'");
    }
  }

  private static String text(String resource) {
    try (InputStream in =
        Objects.requireNonNull(Blocks.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
