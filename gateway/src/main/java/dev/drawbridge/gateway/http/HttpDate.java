package dev.drawbridge.gateway.http;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The field line {@code Date}, made once a second (RFC 9110 5.6.7). Spelt by hand: a formatter of
 * the JDK loads the texts of a locale first, while the first client waits.
 */
final class HttpDate {
  private static final String DAYS = "MonTueWedThuFriSatSun";
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private long second = -1;
  private byte[] line = new byte[0];

  byte[] line() {
    long now = System.currentTimeMillis() / 1000;
    if (now != second) {
      second = now;
      line = ("Date: " + format(now) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
    return line;
  }

  static String format(long epochSecond) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(29);
    text.append(DAYS, 3 * time.getDayOfWeek().ordinal(), 3 * time.getDayOfWeek().ordinal() + 3);
    twoDigits(text.append(", "), time.getDayOfMonth()).append(' ');
    text.append(MONTHS, 3 * time.getMonthValue() - 3, 3 * time.getMonthValue()).append(' ');
    twoDigits(twoDigits(text, time.getYear() / 100), time.getYear() % 100);
    twoDigits(text.append(' '), time.getHour());
    twoDigits(text.append(':'), time.getMinute());
    return twoDigits(text.append(':'), time.getSecond()).append(" GMT").toString();
  }

  private static StringBuilder twoDigits(StringBuilder text, int number) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
