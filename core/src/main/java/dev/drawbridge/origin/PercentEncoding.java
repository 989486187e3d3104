package dev.drawbridge.origin;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding with the sets of the URL standard, always as UTF-8, and its inverse.
 *
 * @see <a href="https://url.spec.whatwg.org/#percent-encoded-bytes">URL, percent-encoded bytes</a>
 */
enum PercentEncoding {
  FRAGMENT(" \"<>`"),
  SPECIAL_QUERY(" \"#<>'"),
  PATH(" \"#<>?^`{}"),
  USERINFO(" \"#<>?^`{}/:;=@[\\]|"),
  /** Only what is no printable ASCII. */
  C0_CONTROL("");

  private static final String HEX = "0123456789ABCDEF";
  // The characters that are left alone, a bit each.
  private final long below64;
  private final long below128;

  PercentEncoding(String encoded) {
    long[] kept = new long[2];
    // URL standard, C0 control percent-encode set, which all others extend
    for (int c = 0x20; c <= 0x7E; c++) {
      kept[c >> 6] |= encoded.indexOf(c) < 0 ? 1L << c : 0;
    }
    below64 = kept[0];
    below128 = kept[1];
  }

  /** Returns the text with every character of the set, and all but printable ASCII, encoded. */
  String encode(String text) {
    int i = 0;
    while (i < text.length() && !contains(text.charAt(i))) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder result = new StringBuilder(text.length() + 16).append(text, 0, i);
    text.substring(i).codePoints().forEach(c -> append(result, c));
    return result.toString();
  }

  private boolean contains(int c) {
    return c > 0x7F || ((c < 64 ? below64 : below128) >>> c & 1) == 0;
  }

  private void append(StringBuilder result, int c) {
    if (!contains(c)) {
      result.appendCodePoint(c);
      return;
    }
    // A lone surrogate is no scalar value, and becomes U+FFFD as in a USVString.
    int scalar = c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c;
    for (byte b : Character.toString(scalar).getBytes(StandardCharsets.UTF_8)) {
      result.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
    }
  }

  /** Returns the text with every valid percent-encoded byte decoded, read as UTF-8. */
  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream result = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int value = bytes[i] == '%' && i + 2 < bytes.length ? value(bytes[i + 1], bytes[i + 2]) : -1;
      result.write(value < 0 ? bytes[i] : value);
      i += value < 0 ? 0 : 2;
    }
    return result.toString(StandardCharsets.UTF_8);
  }

  private static int value(byte high, byte low) {
    int h = Character.digit((char) high, 16);
    int l = Character.digit((char) low, 16);
    return h < 0 || l < 0 ? -1 : h * 16 + l;
  }
}
