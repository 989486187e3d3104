package dev.drawbridge.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as policy files write them: {@code 500ms}, {@code 30s}, {@code 2m}. */
final class DurationWord implements ITypeConverter<Duration> {
  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,6})(ms|s|m)");

  @Override
  public Duration convert(String word) {
    Matcher matcher = DURATION.matcher(word);
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "invalid duration '"
              + word
              + "': expected a number above 0 with ms, s or m, such as 30s");
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      default -> Duration.ofMinutes(count);
    };
  }
}
