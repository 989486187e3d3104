package dev.drawbridge.doctor.probe;

import dev.drawbridge.fetch.Field;
import java.util.Locale;
import java.util.Set;

/** Keeps secrets out of reports, which end up in logs. */
final class Secrets {
  private static final Set<String> NAMES =
      Set.of("authorization", "cookie", "proxy-authorization", "set-cookie");

  private Secrets() {}

  /** Returns the value of a field as a report shows it. */
  static String shown(Field field) {
    boolean secret = NAMES.contains(field.name().toLowerCase(Locale.ROOT));
    return secret && !field.value().isBlank() ? "(not shown)" : field.value();
  }
}
