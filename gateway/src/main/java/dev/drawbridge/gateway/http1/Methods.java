package dev.drawbridge.gateway.http1;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The usual methods as constants, so that no text is made for them. */
public final class Methods {
  public static final byte[] GET = ascii("GET");
  public static final byte[] HEAD = ascii("HEAD");
  public static final byte[] POST = ascii("POST");
  public static final byte[] PUT = ascii("PUT");
  public static final byte[] PATCH = ascii("PATCH");
  public static final byte[] DELETE = ascii("DELETE");
  public static final byte[] OPTIONS = ascii("OPTIONS");
  public static final byte[] CONNECT = ascii("CONNECT");
  public static final byte[] TRACE = ascii("TRACE");

  private static final byte[][] KNOWN = {GET, POST, OPTIONS, PUT, DELETE, HEAD, PATCH};
  private static final String[] TEXTS = {
    "GET", "POST", "OPTIONS", "PUT", "DELETE", "HEAD", "PATCH"
  };

  private Methods() {}

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static String text(byte[] octets, int start, int end) {
    for (int i = 0; i < KNOWN.length; i++) {
      if (Arrays.equals(octets, start, end, KNOWN[i], 0, KNOWN[i].length)) {
        return TEXTS[i];
      }
    }
    return new String(octets, start, end - start, StandardCharsets.US_ASCII);
  }
}
