package dev.drawbridge.lambda;

import dev.drawbridge.cors.CorsField;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields as events and responses have them: maps whose names are in any case. */
final class FieldMaps {
  private FieldMaps() {}

  /** Returns what stands under a name in any case; formats differ in the case that they keep. */
  static <V> @Nullable V find(@Nullable Map<String, V> fields, String name) {
    if (fields != null) {
      for (Map.Entry<String, V> field : fields.entrySet()) {
        if (field.getKey().equalsIgnoreCase(name)) {
          return field.getValue();
        }
      }
    }
    return null;
  }

  /** Returns a copy that can be written, for handlers' own maps often cannot. */
  static <V> Map<String, V> copy(@Nullable Map<String, V> fields) {
    return fields == null ? new LinkedHashMap<>() : new LinkedHashMap<>(fields);
  }

  /** Drops a name in any case. */
  static void drop(@Nullable Map<String, ?> fields, CorsField field) {
    if (fields != null) {
      fields.keySet().removeIf(name -> name.equalsIgnoreCase(field.value()));
    }
  }

  /** Adds a line to what stands under a name in any case, joined with a comma. */
  static void join(Map<String, String> fields, CorsField field, String value) {
    String there = find(fields, field.value());
    drop(fields, field);
    fields.put(field.value(), there == null ? value : there + ", " + value);
  }
}
