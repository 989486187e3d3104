package dev.drawbridge.config;

import dev.drawbridge.cors.OriginPattern;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The patterns of an {@code allow-origins-from} file, one a line, with their places. Of the lines
 * that are none, a thousand are kept to be reported; so the wrong file costs no memory.
 */
final class OriginsFile {

  private static final int MOST_MISFITS = 1_000;

  private final String name;
  private String[] patterns = new String[16];
  private int[] lines = new int[16];
  private int[] columns = new int[16];
  private int size;
  private int misfits;
  private @Nullable Position malformed;

  /**
   * Reads the lines of a file; white space around a pattern and {@code #} comments are dropped. Of
   * the octets nothing is kept, and never more than a line is held as text: there may be 16 MiB.
   */
  OriginsFile(String name, byte[] bytes) {
    this.name = name;
    int line = 1;
    int start = SourceText.bomLength(bytes);
    while (start < bytes.length && malformed == null) {
      int end = lineEnd(bytes, start);
      readLine(bytes, start, end, line++);
      boolean pair = end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n';
      start = end + (pair ? 2 : 1);
    }
  }

  private static int lineEnd(byte[] bytes, int from) {
    int end = from;
    while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
      end++;
    }
    return end;
  }

  private void readLine(byte[] bytes, int from, int to, int line) {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    Position wrong = SourceText.malformed(bytes, from, to, text);
    if (wrong != null) {
      malformed = new Position(line, wrong.column());
    } else {
      readLine(text, line);
    }
  }

  private void readLine(String text, int line) {
    int start = 0;
    while (start < text.length() && isBlank(text.charAt(start))) {
      start++;
    }
    int end = start;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '#' && (i == start || isBlank(text.charAt(i - 1)))) {
        break;
      }
      end = isBlank(c) ? end : i + 1;
    }
    if (end > start) {
      offer(text.substring(start, end), line, start + 1);
    }
  }

  private void offer(String pattern, int line, int column) {
    boolean misfit = OriginPattern.parse(pattern) == null;
    misfits += misfit ? 1 : 0;
    if (!misfit || misfits <= MOST_MISFITS) {
      add(pattern, line, column);
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private void add(String pattern, int line, int column) {
    if (size == lines.length) {
      patterns = Arrays.copyOf(patterns, size * 2);
      lines = Arrays.copyOf(lines, size * 2);
      columns = Arrays.copyOf(columns, size * 2);
    }
    patterns[size] = pattern;
    lines[size] = line;
    columns[size++] = column;
  }

  /** The file's name in problems. */
  String name() {
    return name;
  }

  /** Where the first octet is that is not UTF-8, or null if there is none. */
  @Nullable Position malformed() {
    return malformed;
  }

  /** How many lines are no patterns and were left out. */
  int dropped() {
    return Math.max(0, misfits - MOST_MISFITS);
  }

  List<String> patterns() {
    return new AbstractList<>() {
      @Override
      public String get(int index) {
        return patterns[index];
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  /** Where a pattern stands. */
  Position at(int index) {
    return new Position(lines[index], columns[index]);
  }
}
