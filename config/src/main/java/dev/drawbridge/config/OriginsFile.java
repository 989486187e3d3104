package dev.drawbridge.config;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/** The patterns of an {@code allow-origins-from} file, one a line, with their places. */
final class OriginsFile {

  private final String name;
  private String[] patterns = new String[16];
  private int[] lines = new int[16];
  private int[] columns = new int[16];
  private int size;

  /** Reads the lines of a text; white space around a pattern and {@code #} comments are dropped. */
  OriginsFile(String name, String text) {
    this.name = name;
    int line = 1;
    int start = 0;
    while (start < text.length()) {
      int end = lineEnd(text, start);
      readLine(text, start, end, line++);
      boolean pair = text.startsWith("\r\n", end);
      start = end + (pair ? 2 : 1);
    }
  }

  private static int lineEnd(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private void readLine(String text, int lineStart, int lineEnd, int line) {
    int start = lineStart;
    while (start < lineEnd && isBlank(text.charAt(start))) {
      start++;
    }
    int end = start;
    for (int i = start; i < lineEnd; i++) {
      char c = text.charAt(i);
      if (c == '#' && (i == start || isBlank(text.charAt(i - 1)))) {
        break;
      }
      end = isBlank(c) ? end : i + 1;
    }
    if (end > start) {
      add(text.substring(start, end), line, start - lineStart + 1);
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
