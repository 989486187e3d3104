package dev.drawbridge.doctor.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A table of texts and how they are decoded: {@code # title}, the text, then for each message a
 * line {@code => summary}; {@code ----} between two rows.
 */
record Table(String title, String text, List<String> expected) {

  static List<Table> rows(String resource) {
    List<Table> rows = new ArrayList<>();
    for (String row : read(resource).split("(?m)^----\n", -1)) {
      rows.add(row(row));
    }
    return rows;
  }

  private static Table row(String row) {
    List<String> text = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    String title = "";
    for (String line : row.lines().toList()) {
      if (line.startsWith("=> ")) {
        expected.add(line.substring("=> ".length()));
      } else if (title.isEmpty()) {
        title = line;
      } else {
        text.add(line);
      }
    }
    return new Table(title, String.join("\n", text), expected);
  }

  static String read(String resource) {
    try (InputStream in =
        Objects.requireNonNull(Table.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return title;
  }
}
