package dev.drawbridge.doctor.judge;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/** What the parser says of text that is no JSON, without its remarks about itself. */
final class JsonFault {
  private static final Pattern INNER =
      Pattern.compile(" ?\\((?:start marker )?at \\[Source: .*", Pattern.DOTALL);

  private JsonFault() {}

  static String words(JacksonException failure) {
    return INNER.matcher(failure.getOriginalMessage()).replaceFirst("");
  }
}
