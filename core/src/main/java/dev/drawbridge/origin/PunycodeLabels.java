package dev.drawbridge.origin;

import org.jspecify.annotations.Nullable;

/** The punycode decoder of RFC 3492, for labels that come encoded. */
final class PunycodeLabels {
  private static final String PREFIX = "xn--";

  private PunycodeLabels() {}

  /** Says whether a label in lower-case ASCII is not encoded, or is what the encoder writes. */
  static boolean isValid(String label) {
    // UTS 46, processing, step 4.1
    if (!label.startsWith(PREFIX)) {
      return true;
    }
    String decoded = decode(label.substring(PREFIX.length()));
    return decoded != null
        && decoded.chars().anyMatch(c -> c > 127)
        && UrlHost.map(decoded).equals(decoded)
        && Punycode.encode(decoded).equals(label.substring(PREFIX.length()));
  }

  /** Returns the label that an encoded one stands for, or null if it stands for none. */
  static @Nullable String decode(String encoded) {
    // RFC 3492, 6.2
    int delimiter = encoded.lastIndexOf('-');
    StringBuilder output = new StringBuilder(encoded.substring(0, Math.max(delimiter, 0)));
    int n = Punycode.INITIAL_N;
    int bias = Punycode.INITIAL_BIAS;
    long i = 0;
    for (int in = delimiter + 1, points = output.length() + 1; in < encoded.length(); points++) {
      long before = i;
      long weight = 1;
      for (int k = Punycode.BASE; ; k += Punycode.BASE) {
        int digit = in < encoded.length() ? digit(encoded.charAt(in++)) : -1;
        i += digit * weight;
        if (digit < 0 || i > Integer.MAX_VALUE) {
          return null;
        }
        int t = threshold(k, bias);
        if (digit < t) {
          break;
        }
        weight *= Punycode.BASE - t;
      }
      bias = Punycode.adapt((int) (i - before), points, before == 0);
      n += (int) (i / points);
      if (!Character.isValidCodePoint(n)) {
        return null;
      }
      output.insert(output.offsetByCodePoints(0, (int) (i % points)), Character.toChars(n));
      i = i % points + 1;
    }
    return output.toString();
  }

  private static int threshold(int k, int bias) {
    return Math.min(Punycode.T_MAX, Math.max(Punycode.T_MIN, k - bias));
  }

  private static int digit(char c) {
    return c >= 'a' && c <= 'z' ? c - 'a' : c >= '0' && c <= '9' ? c - '0' + 26 : -1;
  }
}
