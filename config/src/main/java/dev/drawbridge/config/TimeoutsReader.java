package dev.drawbridge.config;

import java.time.Duration;

/** Reads {@code timeouts}. */
final class TimeoutsReader {

  private static final Duration LONGEST = Duration.ofHours(24);

  private final Fields fields;

  private TimeoutsReader(Fields fields) {
    this.fields = fields;
  }

  /** The timeouts, defaults filled in. */
  static Timeouts read(Fields file) {
    Cursor cursor = file.get("timeouts");
    Fields fields = cursor == null ? null : cursor.fields(Section.TIMEOUTS);
    return fields == null ? Timeouts.DEFAULTS : new TimeoutsReader(fields).read();
  }

  private Timeouts read() {
    Timeouts defaults = Timeouts.DEFAULTS;
    return new Timeouts(
        timeout("connect", 1, defaults.connect()),
        timeout("headers", 1, defaults.headers()),
        timeout("idle", 1, defaults.idle()),
        timeout("response", 1, defaults.response()),
        timeout("drain", 0, defaults.drain()));
  }

  private Duration timeout(String key, int leastSeconds, Duration absent) {
    Cursor value = fields.get(key);
    Duration read =
        value == null ? null : Durations.within(value, Duration.ofSeconds(leastSeconds), LONGEST);
    return read == null ? absent : read;
  }
}
