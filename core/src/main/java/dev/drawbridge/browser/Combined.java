package dev.drawbridge.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of one name in an answer, combined as the engine combines them. */
final class Combined {
  private Combined() {}

  /** Returns the values of a name, null if there is no line. */
  static @Nullable String get(Answer answer, AnswerField name, Profile profile) {
    List<String> values = answer.reading().lines(name);
    if (values.size() < 2 || !profile.has(Difference.EMPTY_LINES_DROPPED)) {
      return answer.reading().combined(name);
    }
    return String.join(", ", values.stream().filter(value -> !value.isEmpty()).toList());
  }
}
