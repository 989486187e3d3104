package dev.drawbridge.gateway.http1;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The fields that the gateway treats in some way of its own; all others are {@link #OTHER}. */
public enum Field {
  OTHER(""),
  /** Named by {@code Connection}, hence for this hop only. */
  NOMINATED(""),
  /**
   * A known name spelt with {@code _} in place of {@code -}, as CGI-like upstreams would read it.
   */
  SPOOFED(""),
  /** Any {@code Access-Control-*} that has no constant of its own. */
  ACCESS_CONTROL_OTHER(""),
  /** Any {@code X-Forwarded-*} that has no constant of its own. */
  X_FORWARDED_OTHER(""),
  CONNECTION("Connection"),
  KEEP_ALIVE("Keep-Alive"),
  PROXY_CONNECTION("Proxy-Connection"),
  PROXY_AUTHENTICATE("Proxy-Authenticate"),
  PROXY_AUTHORIZATION("Proxy-Authorization"),
  /** No field of HTTP: CGI upstreams would read it as the variable {@code HTTP_PROXY}. */
  PROXY("Proxy"),
  TE("TE"),
  TRAILER("Trailer"),
  TRANSFER_ENCODING("Transfer-Encoding"),
  UPGRADE("Upgrade"),
  HTTP2_SETTINGS("HTTP2-Settings"),
  CONTENT_LENGTH("Content-Length"),
  HOST("Host"),
  EXPECT("Expect"),
  FORWARDED("Forwarded"),
  X_FORWARDED_FOR("X-Forwarded-For"),
  X_FORWARDED_PROTO("X-Forwarded-Proto"),
  X_FORWARDED_HOST("X-Forwarded-Host"),
  X_REAL_IP("X-Real-IP"),
  VIA("Via"),
  DATE("Date"),
  ORIGIN("Origin"),
  ACCESS_CONTROL_REQUEST_METHOD("Access-Control-Request-Method"),
  ACCESS_CONTROL_REQUEST_HEADERS("Access-Control-Request-Headers"),
  ACCESS_CONTROL_ALLOW_ORIGIN("Access-Control-Allow-Origin"),
  ACCESS_CONTROL_ALLOW_CREDENTIALS("Access-Control-Allow-Credentials"),
  ACCESS_CONTROL_ALLOW_METHODS("Access-Control-Allow-Methods"),
  ACCESS_CONTROL_ALLOW_HEADERS("Access-Control-Allow-Headers"),
  ACCESS_CONTROL_MAX_AGE("Access-Control-Max-Age"),
  ACCESS_CONTROL_EXPOSE_HEADERS("Access-Control-Expose-Headers"),
  VARY("Vary"),
  TIMING_ALLOW_ORIGIN("Timing-Allow-Origin"),
  CROSS_ORIGIN_RESOURCE_POLICY("Cross-Origin-Resource-Policy"),
  DRAWBRIDGE_REFUSAL("Drawbridge-Refusal");

  /** RFC 9110 7.6.1, and what older proxies took for such: never passed on, in either direction. */
  public static final long HOP_BY_HOP =
      bits(
          NOMINATED,
          SPOOFED,
          CONNECTION,
          KEEP_ALIVE,
          PROXY_CONNECTION,
          PROXY_AUTHENTICATE,
          PROXY_AUTHORIZATION,
          PROXY,
          TE,
          TRAILER,
          TRANSFER_ENCODING,
          UPGRADE,
          HTTP2_SETTINGS);

  /** What only a trusted proxy may say. */
  public static final long FORWARDING =
      bits(
          FORWARDED,
          X_FORWARDED_FOR,
          X_FORWARDED_PROTO,
          X_FORWARDED_HOST,
          X_FORWARDED_OTHER,
          X_REAL_IP);

  /** What an upstream says about CORS. */
  public static final long ACCESS_CONTROL =
      bits(
          ACCESS_CONTROL_OTHER,
          ACCESS_CONTROL_REQUEST_METHOD,
          ACCESS_CONTROL_REQUEST_HEADERS,
          ACCESS_CONTROL_ALLOW_ORIGIN,
          ACCESS_CONTROL_ALLOW_CREDENTIALS,
          ACCESS_CONTROL_ALLOW_METHODS,
          ACCESS_CONTROL_ALLOW_HEADERS,
          ACCESS_CONTROL_MAX_AGE,
          ACCESS_CONTROL_EXPOSE_HEADERS);

  private static final Field[] ALL = values();
  private static final int MASK = 255;
  private static final Field[] TABLE = new Field[MASK + 1];
  private static final byte[][] NAMES = new byte[MASK + 1][];
  private static final byte[] ACCESS_CONTROL_PREFIX = lower("Access-Control-");
  private static final byte[] X_FORWARDED_PREFIX = lower("X-Forwarded-");

  static {
    for (int i = 0; i < TABLE.length; i++) {
      TABLE[i] = OTHER;
    }
    for (Field field : ALL) {
      byte[] lower = lower(field.text);
      if (lower.length > 0) {
        int slot = hash(lower, 0, lower.length) & MASK;
        while (TABLE[slot] != OTHER) {
          slot = (slot + 1) & MASK;
        }
        TABLE[slot] = field;
        NAMES[slot] = lower;
      }
    }
  }

  private final String text;

  Field(String text) {
    this.text = text;
  }

  private static byte[] lower(String text) {
    return text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
  }

  /** The name as written on the wire; empty for the families. */
  public String text() {
    return text;
  }

  /** This field as one bit of a set. */
  public long bit() {
    return 1L << ordinal();
  }

  /** Those fields as a set of bits. */
  public static long bits(Field... fields) {
    long bits = 0;
    for (Field field : fields) {
      bits |= field.bit();
    }
    return bits;
  }

  static Field at(int ordinal) {
    return ALL[ordinal];
  }

  /** A step of the hash of a name, the same for both cases of a letter. */
  static int hash(int hash, byte octet) {
    return hash * 31 + (octet | 0x20);
  }

  private static int hash(byte[] name, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = hash(hash, name[i]);
    }
    return mix(hash);
  }

  static int mix(int hash) {
    return hash ^ (hash >>> 13);
  }

  /** The field of that name, in any case; {@code hash} is of {@link #hash(int, byte)} and mixed. */
  static Field of(byte[] name, int start, int end, int hash) {
    for (int slot = hash & MASK; TABLE[slot] != OTHER; slot = (slot + 1) & MASK) {
      if (Octets.equalsLower(name, start, end, NAMES[slot])) {
        return TABLE[slot];
      }
    }
    return family(name, start, end);
  }

  private static Field family(byte[] name, int start, int end) {
    byte first = Octets.lower(name[start]);
    if (first == 'x' && Octets.startsWithLower(name, start, end, X_FORWARDED_PREFIX)) {
      return X_FORWARDED_OTHER;
    }
    if (first == 'a' && Octets.startsWithLower(name, start, end, ACCESS_CONTROL_PREFIX)) {
      return ACCESS_CONTROL_OTHER;
    }
    return OTHER;
  }

  /** The field of a name that contains {@code _}: {@link #SPOOFED} if known with {@code -}. */
  static Field ofUnderscored(byte[] name, int start, int end) {
    byte[] dashed = new byte[end - start];
    for (int i = start; i < end; i++) {
      dashed[i - start] = name[i] == '_' ? (byte) '-' : name[i];
    }
    Field field = of(dashed, 0, dashed.length, hash(dashed, 0, dashed.length));
    return field == OTHER ? OTHER : SPOOFED;
  }
}
