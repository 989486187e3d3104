package dev.drawbridge.doctor.probe;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.wire.SecretFields;

/** Keeps secrets out of reports, which end up in logs. */
final class Secrets {
  private Secrets() {}

  /** Returns the value of a field as a report shows it. */
  static String shown(Field field) {
    boolean secret = SecretFields.isSecret(field.name());
    return secret && !field.value().isBlank() ? "(not shown)" : field.value();
  }
}
