package dev.drawbridge.gateway.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The field line {@code Date}, made once a second (RFC 9110 5.6.7). */
final class HttpDate {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private long second = -1;
  private byte[] line = new byte[0];

  byte[] line() {
    long now = System.currentTimeMillis() / 1000;
    if (now != second) {
      second = now;
      String text = "Date: " + FORMAT.format(Instant.ofEpochSecond(now)) + "\r\n";
      line = text.getBytes(StandardCharsets.US_ASCII);
    }
    return line;
  }
}
