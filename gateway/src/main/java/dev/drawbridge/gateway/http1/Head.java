package dev.drawbridge.gateway.http1;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A message head: the octets as they were read, and spans over them. Reused from message to message
 * on one connection; nothing of it may be kept beyond the exchange.
 *
 * <p>Field lines are numbered from 0 in the order of the wire.
 */
public final class Head {
  private static final int INITIAL = 1024;
  private static final int KEPT = 4096;

  byte[] bytes = new byte[INITIAL];
  int length;

  int first;
  int firstEnd;
  int second;
  int secondEnd;
  int minor;

  private int count;
  private int[] spans = new int[4 * 24];
  private byte[] fields = new byte[24];
  private long seen;
  private long repeated;

  Framing framing = Framing.NONE;
  long contentLength;
  boolean close;
  boolean keepAlive;

  private final TextMemo hosts = new TextMemo();
  private final TextMemo origins = new TextMemo();
  private final TextMemo targets = new TextMemo();

  void clear() {
    length = 0;
    count = 0;
    seen = 0;
    repeated = 0;
    framing = Framing.NONE;
    contentLength = 0;
    close = false;
    keepAlive = false;
    if (bytes.length > KEPT) {
      bytes = new byte[INITIAL];
    }
  }

  void reserve(int capacity) {
    if (bytes.length < capacity) {
      bytes = Arrays.copyOf(bytes, Math.max(capacity, 2 * bytes.length));
    }
  }

  void add(Field field, int nameStart, int nameEnd, int valueStart, int valueEnd) {
    if (count == fields.length) {
      fields = Arrays.copyOf(fields, 2 * count);
      spans = Arrays.copyOf(spans, 8 * count);
    }
    int at = 4 * count;
    spans[at] = nameStart;
    spans[at + 1] = nameEnd;
    spans[at + 2] = valueStart;
    spans[at + 3] = valueEnd;
    fields[count++] = (byte) field.ordinal();
    long bit = 1L << field.ordinal();
    repeated |= seen & bit;
    seen |= bit;
  }

  /** How many field lines there are. */
  public int count() {
    return count;
  }

  /** The octets over which all spans are; valid until the next message. */
  public byte[] bytes() {
    return bytes;
  }

  /** The field of a line as a set of one. */
  public long bit(int line) {
    return 1L << fields[line];
  }

  void mark(int line, Field field) {
    fields[line] = (byte) field.ordinal();
  }

  public int nameStart(int line) {
    return spans[4 * line];
  }

  public int nameEnd(int line) {
    return spans[4 * line + 1];
  }

  public int valueStart(int line) {
    return spans[4 * line + 2];
  }

  public int valueEnd(int line) {
    return spans[4 * line + 3];
  }

  /**
   * Whether the line is written in the usual way: one space after the colon, none after the value.
   */
  boolean isPlain(int line) {
    int end = valueEnd(line);
    return valueStart(line) == nameEnd(line) + 2
        && bytes[nameEnd(line) + 1] == ' '
        && bytes[end] == '\r';
  }

  /** Whether any of those fields is there, whatever became of it since. */
  public boolean has(long bits) {
    return (seen & bits) != 0;
  }

  /** Whether the field has more lines than one, whatever became of them since. */
  public boolean repeats(Field field) {
    return (repeated & field.bit()) != 0;
  }

  /** The line of the field's occurrence number {@code index}, from 0, or -1. */
  public int find(Field field, int index) {
    if ((seen & field.bit()) == 0) {
      return -1;
    }
    int left = index;
    for (int line = 0; line < count; line++) {
      if (fields[line] == field.ordinal() && left-- == 0) {
        return line;
      }
    }
    return -1;
  }

  /** How many lines the field has. */
  public int count(Field field) {
    int lines = 0;
    for (int line = 0; line < count; line++) {
      lines += fields[line] == field.ordinal() ? 1 : 0;
    }
    return lines;
  }

  /**
   * The value of the field's occurrence number {@code index}, from 0, each octet a character; or
   * null.
   */
  public @Nullable String get(Field field, int index) {
    int line = find(field, index);
    if (line < 0) {
      return null;
    }
    return switch (field) {
      case HOST -> hosts.text(bytes, valueStart(line), valueEnd(line));
      case ORIGIN -> origins.text(bytes, valueStart(line), valueEnd(line));
      default -> text(valueStart(line), valueEnd(line));
    };
  }

  String text(int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }

  /** The request's method. */
  public String method() {
    return Methods.text(bytes, first, firstEnd);
  }

  /** Whether the request's method is that one, which is in upper case. */
  public boolean isMethod(byte[] method) {
    return Arrays.equals(bytes, first, firstEnd, method, 0, method.length);
  }

  /** The request's target as it was received. */
  public String target() {
    return targets.text(bytes, second, secondEnd);
  }

  public int methodStart() {
    return first;
  }

  public int methodEnd() {
    return firstEnd;
  }

  public int targetStart() {
    return second;
  }

  public int targetEnd() {
    return secondEnd;
  }

  /** The response's status. */
  public int status() {
    return (bytes[first] - '0') * 100 + (bytes[first + 1] - '0') * 10 + (bytes[first + 2] - '0');
  }

  /** Where the response's status and reason stand. */
  public int statusStart() {
    return first;
  }

  public int reasonStart() {
    return second;
  }

  public int reasonEnd() {
    return secondEnd;
  }

  /** The minor version: HTTP/1.{@code minor}; -1 for other major versions, which are refused. */
  public int minor() {
    return minor;
  }

  /** How the body is framed, once the rules have been applied. */
  public Framing framing() {
    return framing;
  }

  /** The body's length where {@link #framing} is {@link Framing#LENGTH}, else 0. */
  public long contentLength() {
    return contentLength;
  }

  /** Whether the sender keeps the connection open after this message. */
  public boolean persistent() {
    return !close && (minor == 1 || keepAlive);
  }
}
