package dev.drawbridge.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of one name in an answer, combined as the engine combines them. */
final class Combined {
  private Combined() {}

  /** Returns a value, each character a byte, with U+FFFD, three bytes, for what is no UTF-8. */
  static String madeValid(String value) {
    String text = new String(value.getBytes(ISO_8859_1), UTF_8);
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  /** Returns the values of a name, null if there is no line. */
  static @Nullable String get(Answer answer, AnswerField name, Profile profile) {
    List<String> values = answer.reading().lines(name);
    if (values.size() < 2 || !profile.has(Difference.EMPTY_LINES_DROPPED)) {
      return answer.reading().combined(name);
    }
    return String.join(", ", values.stream().filter(value -> !value.isEmpty()).toList());
  }
}
