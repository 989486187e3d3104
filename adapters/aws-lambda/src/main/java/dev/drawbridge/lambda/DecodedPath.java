package dev.drawbridge.lambda;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The path of an event of an HTTP API, which hands it on percent-decoded, unlike REST APIs and
 * function URLs: encoded again as far as a path needs it.
 */
final class DecodedPath {
  /** What no route table has a reading for, so that the Same-Origin Policy stands. */
  private static final String UNREADABLE = "";

  private static final String RAW = "/:@!$&'()*+,;=-._~";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private DecodedPath() {}

  /**
   * Returns a path whose decoding is the given one. No dot segment comes from a client as it is
   * written, for clients resolve them; one that was encoded stands for a path that cannot be told.
   */
  static String encode(String decoded) {
    if (hasDotSegment(decoded)) {
      return UNREADABLE;
    }
    StringBuilder encoded = new StringBuilder(decoded.length());
    for (byte octet : decoded.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      if (isRaw(c)) {
        encoded.append(c);
      } else {
        HEX.toHexDigits(encoded.append('%'), octet);
      }
    }
    return encoded.toString();
  }

  private static boolean isRaw(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || RAW.indexOf(c) >= 0;
  }

  private static boolean hasDotSegment(String path) {
    for (String segment : path.split("[/\\\\]", -1)) {
      if (segment.equals(".") || segment.equals("..")) {
        return true;
      }
    }
    return false;
  }
}
