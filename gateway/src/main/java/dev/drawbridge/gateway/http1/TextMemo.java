package dev.drawbridge.gateway.http1;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The last text made from octets, so that the same octets on the same connection cost no new one.
 */
public final class TextMemo {
  private static final int KEPT = 512;

  private byte[] octets = new byte[0];
  private String text = "";

  /** Those octets, each a character. */
  public String text(byte[] source, int start, int end) {
    if (Arrays.equals(source, start, end, octets, 0, octets.length)) {
      return text;
    }
    String fresh = new String(source, start, end - start, StandardCharsets.ISO_8859_1);
    if (end - start <= KEPT) {
      octets = Arrays.copyOfRange(source, start, end);
      text = fresh;
    }
    return fresh;
  }
}
