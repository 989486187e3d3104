package dev.drawbridge.config;

import dev.drawbridge.cors.OriginPattern;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

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
      offer(text.substring(start, end), line, start - lineStart + 1);
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
