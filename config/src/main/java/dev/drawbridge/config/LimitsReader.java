package dev.drawbridge.config;

/** Reads {@code limits} and a route's {@code body-limit}. */
final class LimitsReader {

  private static final long KIB = 1L << 10;
  private static final long MIB = 1L << 20;
  private static final long LARGEST_BODY = 1L << 40;

  private final Fields fields;

  private LimitsReader(Fields fields) {
    this.fields = fields;
  }

  /** The limits, defaults filled in. */
  static Limits read(Fields file) {
    Cursor cursor = file.get("limits");
    Fields fields = cursor == null ? null : cursor.fields(Section.LIMITS);
    return fields == null ? Limits.DEFAULTS : new LimitsReader(fields).read();
  }

  /** A limit for bodies, or what holds where it is wrong. */
  static long body(Cursor cursor, long otherwise) {
    if (cursor.written().equals("none")) {
      return Limits.UNLIMITED;
    }
    Long read = Sizes.within(cursor, 1, LARGEST_BODY);
    return read == null ? otherwise : read;
  }

  private Limits read() {
    Limits defaults = Limits.DEFAULTS;
    Cursor body = fields.get("body");
    return new Limits(
        size("request-line", defaults.requestLine()),
        size("header-fields", defaults.headerFields()),
        count("header-count", 10_000, defaults.headerCount()),
        body == null ? defaults.body() : body(body, defaults.body()),
        count("connections", 1_000_000, defaults.connections()));
  }

  private int size(String key, int absent) {
    Cursor value = fields.get(key);
    Long read = value == null ? null : Sizes.within(value, KIB, MIB);
    return read == null ? absent : read.intValue();
  }

  private int count(String key, int most, int absent) {
    Cursor value = fields.get(key);
    Integer read = value == null ? null : value.integer(1, most);
    return read == null ? absent : read;
  }
}
