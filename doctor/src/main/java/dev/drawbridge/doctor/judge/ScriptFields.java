package dev.drawbridge.doctor.judge;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.fetch.RequestFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the fields that script set from those that the browser added. */
final class ScriptFields {
  /** Stands for a value that the file leaves out; safelisted in no field. */
  static final String NOT_RECORDED = "(not recorded)";

  /** What browsers add after CORS has been dealt with, and script could set too. */
  private static final Set<String> BROWSERS =
      Set.of(
          "accept-ch",
          "alt-used",
          "cache-control",
          "device-memory",
          "downlink",
          "dpr",
          "ect",
          "if-modified-since",
          "if-none-match",
          "last-event-id",
          "pragma",
          "priority",
          "purpose",
          "rtt",
          "save-data",
          "upgrade-insecure-requests",
          "user-agent",
          "viewport-width",
          "width",
          "x-client-data");

  private ScriptFields() {}

  /**
   * Returns the fields of script. A preflight tells them, those too that the file leaves out, as
   * Chromium does with {@code Authorization}; without one it is a guess.
   */
  static FieldList of(HarEntry entry, @Nullable HarEntry preflight) {
    List<Field> fields = new ArrayList<>();
    List<String> missing = new ArrayList<>(preflight == null ? List.of() : preflight.askedNames());
    for (Field field : entry.isPreflight() ? List.<Field>of() : entry.request().fields()) {
      String name = field.name().toLowerCase(Locale.ROOT);
      boolean asked = preflight != null && preflight.askedNames().contains(name);
      boolean safe = RequestFields.isSafelisted(name, field.value());
      if (asked || safe || (preflight == null && !BROWSERS.contains(name))) {
        fields.add(field);
      }
      missing.remove(name);
    }
    missing.forEach(name -> fields.add(new Field(name, NOT_RECORDED)));
    return new FieldList(fields);
  }

  /** Returns the names of fields whose values are not in the file. */
  static List<String> notRecorded(FieldList fields) {
    return fields.fields().stream()
        .filter(field -> field.value().equals(NOT_RECORDED))
        .map(Field::name)
        .toList();
  }
}
