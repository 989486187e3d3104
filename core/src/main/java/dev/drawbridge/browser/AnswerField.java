package dev.drawbridge.browser;

import java.util.Arrays;

/** A field of an answer that decides something here. */
enum AnswerField {
  ALLOW_ORIGIN("Access-Control-Allow-Origin"),
  ALLOW_CREDENTIALS("Access-Control-Allow-Credentials"),
  ALLOW_METHODS("Access-Control-Allow-Methods"),
  ALLOW_HEADERS("Access-Control-Allow-Headers"),
  EXPOSE_HEADERS("Access-Control-Expose-Headers"),
  MAX_AGE("Access-Control-Max-Age"),
  LOCATION("Location"),
  RESOURCE_POLICY("Cross-Origin-Resource-Policy"),
  TIMING_ALLOW_ORIGIN("Timing-Allow-Origin");

  private static final AnswerField[][] BY_LENGTH = new AnswerField[33][];

  static {
    for (int length = 0; length < BY_LENGTH.length; length++) {
      int wanted = length;
      BY_LENGTH[length] =
          Arrays.stream(values())
              .filter(field -> field.spelling.length() == wanted)
              .toArray(AnswerField[]::new);
    }
  }

  private final String spelling;

  AnswerField(String spelling) {
    this.spelling = spelling;
  }

  /** Returns the name as the standard spells it. */
  String spelling() {
    return spelling;
  }

  /** Returns the fields whose names have that many characters. */
  static AnswerField[] ofLength(int length) {
    return length < BY_LENGTH.length ? BY_LENGTH[length] : BY_LENGTH[0];
  }
}
