package dev.drawbridge.route;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.provider.Arguments;

/** Tables of two columns with Java's escapes: text files beside the test, a case a line. */
final class Tables {
  private Tables() {}

  static List<Arguments> rows(String name) {
    try (InputStream table = Tables.class.getResourceAsStream(name)) {
      String text =
          new String(Objects.requireNonNull(table, name).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("# ")).map(Tables::row).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Arguments row(String line) {
    int bar = line.indexOf(" | ");
    return Arguments.of(
        line.substring(0, bar).translateEscapes(), line.substring(bar + 3).translateEscapes());
  }
}
