package dev.drawbridge.origin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Tables of test data: text files beside the test, a case a line, comments behind {@code #}. */
final class Tables {
  private Tables() {}

  static List<String> lines(String name) {
    try (InputStream table = Tables.class.getResourceAsStream(name)) {
      String text =
          new String(Objects.requireNonNull(table, name).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isEmpty() && !line.startsWith("# ")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Splits a line at its bars; the last columns may be empty. */
  static List<String> columns(String line) {
    return Arrays.stream(line.split(" \\|", -1)).map(String::strip).toList();
  }
}
