package dev.drawbridge.config;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations of the file: digits and one of {@code s}, {@code m}, {@code h}. */
final class Durations {

  private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,12})([smh])");
  private static final Pattern NEARLY =
      Pattern.compile("([0-9]{1,9}) *(s|m|h|d|)[a-z]*", Pattern.CASE_INSENSITIVE);
  private static final String EXPECTED = "a duration such as 90s, 10m or 2h";

  private Durations() {}

  /** The duration, whatever its length; below zero too. */
  static @Nullable Duration of(Cursor cursor) {
    if (cursor.node() instanceof Node.Scalar scalar && scalar.type() != ScalarType.NULL) {
      Duration duration = scalar.type() == ScalarType.TEXT ? parse(scalar.text()) : null;
      if (duration == null) {
        cursor.reject(EXPECTED, fix(scalar.text()));
      }
      return duration;
    }
    cursor.text(EXPECTED);
    return null;
  }

  /** The duration, if it lies within the bounds. */
  static @Nullable Duration within(Cursor cursor, Duration least, Duration most) {
    Duration duration = of(cursor);
    if (duration != null && (duration.compareTo(least) < 0 || duration.compareTo(most) > 0)) {
      String bounds = least.toSeconds() + "s to " + most.toHours() + "h";
      cursor.reject("a duration from " + bounds, "Write a duration within these bounds.");
      return null;
    }
    return duration;
  }

  static @Nullable Duration parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    return Duration.of(Long.parseLong(matcher.group(1)), unit(matcher.group(2)));
  }

  private static ChronoUnit unit(String letter) {
    return switch (letter) {
      case "s" -> ChronoUnit.SECONDS;
      case "m" -> ChronoUnit.MINUTES;
      default -> ChronoUnit.HOURS;
    };
  }

  private static String fix(String text) {
    Matcher nearly = NEARLY.matcher(text);
    if (!nearly.matches() || text.toLowerCase(Locale.ROOT).contains("ms")) {
      return "Write digits and one of s, m, h.";
    }
    String unit = nearly.group(2).toLowerCase(Locale.ROOT);
    if (unit.equals("d")) {
      return "Write " + Long.parseLong(nearly.group(1)) * 24 + "h.";
    }
    return "Write " + nearly.group(1) + (unit.isEmpty() ? "s" : unit) + ".";
  }
}
