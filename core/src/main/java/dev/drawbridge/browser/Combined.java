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
    return values.size() == 1 ? values.get(0) : values.isEmpty() ? null : String.join(", ", values);
  }

  static List<String> values(FieldList answer, String name, Profile profile) {
    List<String> values = answer.values(name);
    if (values.size() < 2 || !profile.has(Difference.EMPTY_LINES_DROPPED)) {
      return values;
    }
    List<String> kept = values.stream().filter(value -> !value.isEmpty()).toList();
    return kept.isEmpty() && !values.isEmpty() ? List.of("") : kept;
  }
}
