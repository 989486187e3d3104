package dev.drawbridge.gateway.observe;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * One line of the access log while it is put together: ASCII only, without allocation. Text from
 * outside goes through {@link #escaped}, so that no request can end a line or a string.
 */
final class LineBuffer {
  /** The longest line: every field is capped, and the sum of the caps stays below. */
  static final int CAPACITY = 32 << 10;

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final byte[] bytes = new byte[CAPACITY];
  private int length;
  private long second = Long.MIN_VALUE;
  private final byte[] secondText = "0000-00-00T00:00:00".getBytes(StandardCharsets.US_ASCII);

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  LineBuffer clear() {
    length = 0;
    return this;
  }

  /** Appends text of ours: ASCII, short, without anything to escape. */
  LineBuffer ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
    return this;
  }

  LineBuffer ascii(char character) {
    bytes[length++] = (byte) character;
    return this;
  }

  /**
   * Appends text of others: quotes, backslashes, controls and everything beyond ASCII as JSON
   * escapes them; three dots where it is longer than the cap.
   */
  LineBuffer escaped(String text, int cap) {
    int end = Math.min(text.length(), cap);
    for (int i = 0; i < end; i++) {
      char character = text.charAt(i);
      if (character >= ' ' && character < 0x7F && character != '"' && character != '\\') {
        bytes[length++] = (byte) character;
      } else {
        escape(character);
      }
    }
    return end < text.length() ? ascii("...") : this;
  }

  private void escape(char character) {
    bytes[length++] = '\\';
    if (character == '"' || character == '\\') {
      bytes[length++] = (byte) character;
      return;
    }
    bytes[length++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      bytes[length++] = HEX[character >> shift & 0xF];
    }
  }

  /** Appends a number that is not negative. */
  LineBuffer number(long number) {
    int digits = 1;
    for (long rest = number; rest >= 10; rest /= 10) {
      digits++;
    }
    return digits(number, digits);
  }

  /** Appends nanoseconds as milliseconds with three decimals. */
  LineBuffer milliseconds(long nanos) {
    long micros = Math.max(0, nanos) / 1000;
    return number(micros / 1000).ascii('.').digits(micros % 1000, 3);
  }

  /** Appends a point in time, in UTC with milliseconds. */
  LineBuffer time(long epochMillis) {
    long now = Math.floorDiv(epochMillis, 1000L);
    if (now != second) {
      second = now;
      spell(LocalDateTime.ofEpochSecond(now, 0, ZoneOffset.UTC));
    }
    System.arraycopy(secondText, 0, bytes, length, secondText.length);
    length += secondText.length;
    return ascii('.').digits(Math.floorMod(epochMillis, 1000L), 3).ascii('Z');
  }

  private void spell(LocalDateTime time) {
    digits(secondText, 0, 4, time.getYear());
    digits(secondText, 5, 2, time.getMonthValue());
    digits(secondText, 8, 2, time.getDayOfMonth());
    digits(secondText, 11, 2, time.getHour());
    digits(secondText, 14, 2, time.getMinute());
    digits(secondText, 17, 2, time.getSecond());
  }

  private LineBuffer digits(long number, int count) {
    digits(bytes, length, count, number);
    length += count;
    return this;
  }

  private static void digits(byte[] target, int at, int count, long number) {
    long rest = number;
    for (int i = at + count - 1; i >= at; i--) {
      target[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.US_ASCII);
  }
}
