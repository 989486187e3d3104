package dev.drawbridge.servlet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/** Tables of data beside the tests. */
final class KitTable {
  private KitTable() {}

  /** The lines of a resource that are neither blank nor comments. */
  static Stream<String> lines(String resource) throws IOException {
    try (InputStream in = KitTable.class.getResourceAsStream(resource)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
    }
  }
}
