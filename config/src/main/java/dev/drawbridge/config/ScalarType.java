package dev.drawbridge.config;

import java.util.regex.Pattern;

/** What a scalar is by the core schema of YAML 1.2 (section 10.3.2). */
enum ScalarType {
  TEXT("text"),
  NULL("no value"),
  BOOLEAN("a boolean"),
  INTEGER("a number"),
  FLOAT("a number");

  private static final Pattern INTEGRAL = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
  private static final Pattern FLOATING =
      Pattern.compile(
          "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
              + "|[-+]?(\\.inf|\\.Inf|\\.INF)|\\.nan|\\.NaN|\\.NAN");
  private static final int LONGEST = 64;

  private final String noun;

  ScalarType(String noun) {
    this.noun = noun;
  }

  String noun() {
    return noun;
  }

  /** The type of a scalar that is written without quotes. */
  static ScalarType ofPlain(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> NULL;
      case "true", "True", "TRUE", "false", "False", "FALSE" -> BOOLEAN;
      default -> ofNumber(text);
    };
  }

  private static ScalarType ofNumber(String text) {
    char first = text.charAt(0);
    boolean numeric = "+-.0123456789".indexOf(first) >= 0;
    if (!numeric || text.length() > LONGEST) {
      return TEXT;
    }
    if (INTEGRAL.matcher(text).matches()) {
      return INTEGER;
    }
    return FLOATING.matcher(text).matches() ? FLOAT : TEXT;
  }
}
