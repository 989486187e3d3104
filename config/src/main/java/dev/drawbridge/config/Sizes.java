package dev.drawbridge.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sizes of the file: digits and one of {@code B}, {@code KiB}, {@code MiB}, {@code GiB}. */
final class Sizes {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(B|KiB|MiB|GiB)");
  private static final Pattern NEARLY =
      Pattern.compile("([0-9]{1,9}) *([kmg]?)i?b?", Pattern.CASE_INSENSITIVE);

  private Sizes() {}

  /** The size in bytes, if it lies within the bounds; the bounds are in bytes too. */
  static @Nullable Long within(Cursor cursor, long least, long most) {
    String expected = "a size from " + format(least) + " to " + format(most) + ", such as 8KiB,";
    if (cursor.node() instanceof Node.Scalar scalar && scalar.type() != ScalarType.NULL) {
      Long size = scalar.type() == ScalarType.TEXT ? parse(scalar.text()) : null;
      if (size == null) {
        cursor.reject(expected, fix(scalar.text()));
      } else if (size < least || size > most) {
        cursor.reject(expected, "Write a size within these bounds.");
        return null;
      }
      return size;
    }
    cursor.text(expected);
    return null;
  }

  static @Nullable Long parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    return Long.parseLong(matcher.group(1)) << shift(matcher.group(2).charAt(0));
  }

  private static int shift(char unit) {
    return switch (unit) {
      case 'K' -> 10;
      case 'M' -> 20;
      case 'G' -> 30;
      default -> 0;
    };
  }

  private static String format(long bytes) {
    for (char unit : new char[] {'G', 'M', 'K'}) {
      if (bytes >= 1L << shift(unit)) {
        return (bytes >> shift(unit)) + (unit + "iB");
      }
    }
    return bytes + "B";
  }

  private static String fix(String text) {
    Matcher nearly = NEARLY.matcher(text);
    if (!nearly.matches()) {
      return "Write digits and one of B, KiB, MiB, GiB.";
    }
    String unit = nearly.group(2).toUpperCase(Locale.ROOT);
    return "Write " + nearly.group(1) + (unit.isEmpty() ? "B" : unit + "iB") + ".";
  }
}
