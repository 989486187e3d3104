package dev.drawbridge.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fenced block of a Markdown file.
 *
 * @param line where its first line of text stands, from 1
 * @param info what follows the opening fence, such as {@code yaml}
 */
record Snippet(Path file, int line, String info, List<String> lines) {
  private static final String FENCE = "```";

  /** The blocks of a file, in order. */
  static List<Snippet> of(Path file) {
    try {
      return of(file, Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Snippet> of(Path file, List<String> text) {
    List<Snippet> found = new ArrayList<>();
    Snippet open = null;
    for (int i = 0; i < text.size(); i++) {
      String line = text.get(i);
      if (line.strip().startsWith(FENCE)) {
        open = fence(file, i, line.strip(), open, found);
      } else if (open != null) {
        open.lines().add(line);
      }
    }
    if (open != null) {
      throw new IllegalArgumentException(open + " is not closed, expected " + FENCE);
    }
    return found;
  }

  private static @Nullable Snippet fence(
      Path file, int index, String line, @Nullable Snippet open, List<Snippet> found) {
    if (open != null) {
      found.add(open);
      return null;
    }
    String info = line.substring(FENCE.length()).strip();
    return new Snippet(file, index + 2, info, new ArrayList<>());
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }

  @Override
  public String toString() {
    return file.getFileName() + ":" + line + " " + info;
  }
}
