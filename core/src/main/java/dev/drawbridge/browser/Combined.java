package dev.drawbridge.browser;

import dev.drawbridge.fetch.FieldList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of one name in an answer, combined as the engine combines them. */
final class Combined {
  private Combined() {}

  /** Returns the values of a name, null if there is no line. */
  static @Nullable String get(FieldList answer, String name, Profile profile) {
    List<String> values = values(answer, name, profile);
    return values.isEmpty() ? null : String.join(", ", values);
  }

  static List<String> values(FieldList answer, String name, Profile profile) {
    List<String> values = answer.values(name);
    boolean drop = values.size() > 1 && profile.has(Difference.EMPTY_LINES_DROPPED);
    List<String> kept = drop ? values.stream().filter(v -> !v.isEmpty()).toList() : values;
    return kept.isEmpty() && !values.isEmpty() ? List.of("") : kept;
  }
}
