package dev.drawbridge.browser;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.RequestFields;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Fields that Chromium's network service adds itself, and therefore lets script set. */
final class ClientHints {
  private static final Set<String> CONNECTION_TYPES = Set.of("slow-2g", "2g", "3g", "4g");

  /** Hints that do not survive a redirect, valid or not. */
  static final List<String> DROPPED_BY_REDIRECTS =
      List.of("Device-Memory", "DPR", "Downlink", "ECT", "RTT", "Viewport-Width", "Width");

  private ClientHints() {}

  static boolean isSafelisted(Field field) {
    String value = field.value();
    return value.length() <= RequestFields.MAX_SAFELISTED_LENGTH
        && switch (field.name().toLowerCase(Locale.ROOT)) {
          case "device-memory", "dpr", "downlink" -> isNumber(value, true);
          case "width", "viewport-width", "rtt" -> isNumber(value, false);
          case "ect" -> CONNECTION_TYPES.contains(value);
          case "save-data" -> value.equalsIgnoreCase("on");
          case "intervention", "user-agent" -> true;
          default -> false;
        };
  }

  private static boolean isNumber(String value, boolean fraction) {
    int point = fraction ? value.indexOf('.') : -1;
    return point < 0
        ? isDigits(value)
        : isDigits(value.substring(0, point)) && isDigits(value.substring(point + 1));
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
