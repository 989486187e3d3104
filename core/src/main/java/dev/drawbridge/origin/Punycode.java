package dev.drawbridge.origin;

/**
 * The punycode encoder of RFC 3492, for the names that the Public Suffix List spells in Unicode.
 * They are lower case and composed already, so no mapping is needed, and {@code java.net.IDN},
 * which maps by IDNA 2003, would change some of them.
 */
final class Punycode {
  static final int BASE = 36;
  static final int T_MIN = 1;
  static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  static final int INITIAL_BIAS = 72;
  static final int INITIAL_N = 128;

  private Punycode() {}

  /** Returns a domain name with every label in ASCII, the others behind {@code xn--}. */
  static String ofDomain(String domain) {
    if (isAscii(domain)) {
      return domain;
    }
    StringBuilder ascii = new StringBuilder();
    int start = 0;
    for (int dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', start)) {
      appendLabel(domain.substring(start, dot), ascii);
      ascii.append('.');
      start = dot + 1;
    }
    appendLabel(domain.substring(start), ascii);
    return ascii.toString();
  }

  private static void appendLabel(String label, StringBuilder ascii) {
    if (isAscii(label)) {
      ascii.append(label);
    } else {
      ascii.append("xn--").append(encode(label));
    }
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= INITIAL_N) {
        return false;
      }
    }
    return true;
  }

  /** Returns the punycode of a label. */
  static String encode(String label) {
    // RFC 3492, 6.3
    int[] input = codePoints(label);
    StringBuilder output = basicOf(input);
    int basic = output.length();
    if (basic > 0) {
      output.append('-');
    }
    int n = INITIAL_N;
    int delta = 0;
    int bias = INITIAL_BIAS;
    for (int handled = basic; handled < input.length; n++, delta++) {
      int next = smallestFrom(n, input);
      delta += (next - n) * (handled + 1);
      n = next;
      for (int c : input) {
        delta += c < n ? 1 : 0;
        if (c == n) {
          appendVariableLength(output, delta, bias);
          bias = adapt(delta, handled + 1, handled == basic);
          delta = 0;
          handled++;
        }
      }
    }
    return output.toString();
  }

  private static StringBuilder basicOf(int[] input) {
    StringBuilder basic = new StringBuilder();
    for (int c : input) {
      if (c < INITIAL_N) {
        basic.append((char) c);
      }
    }
    return basic;
  }

  private static int[] codePoints(String label) {
    int[] points = new int[label.codePointCount(0, label.length())];
    int i = 0;
    for (int point = 0; point < points.length; point++) {
      points[point] = label.codePointAt(i);
      i += Character.charCount(points[point]);
    }
    return points;
  }

  private static int smallestFrom(int n, int[] input) {
    int smallest = Integer.MAX_VALUE;
    for (int c : input) {
      if (c >= n && c < smallest) {
        smallest = c;
      }
    }
    return smallest;
  }

  private static void appendVariableLength(StringBuilder output, int delta, int bias) {
    int q = delta;
    for (int k = BASE; ; k += BASE) {
      int t = Math.min(T_MAX, Math.max(T_MIN, k - bias));
      if (q < t) {
        break;
      }
      output.append(digit(t + (q - t) % (BASE - t)));
      q = (q - t) / (BASE - t);
    }
    output.append(digit(q));
  }

  static int adapt(int delta, int points, boolean first) {
    // RFC 3492, 6.1
    int d = first ? delta / DAMP : delta / 2;
    d += d / points;
    int k = 0;
    while (d > (BASE - T_MIN) * T_MAX / 2) {
      d /= BASE - T_MIN;
      k += BASE;
    }
    return k + (BASE - T_MIN + 1) * d / (d + SKEW);
  }

  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }
}
