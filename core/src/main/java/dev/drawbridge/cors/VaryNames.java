package dev.drawbridge.cors;

import java.util.ArrayList;
import java.util.List;

/** The names that a decision puts into {@code Vary}; merged with those that stand there. */
final class VaryNames {
  static final VaryNames NONE = new VaryNames();
  static final VaryNames ORIGIN = new VaryNames("Origin");
  static final VaryNames PREFLIGHT =
      new VaryNames("Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers");

  private final String[] names;

  private VaryNames(String... names) {
    this.names = names;
  }

  boolean isEmpty() {
    return names.length == 0;
  }

  /** Returns the lines and one more, with all names. */
  List<FieldLine> addedTo(List<FieldLine> lines) {
    List<FieldLine> all = new ArrayList<>(lines);
    all.add(FieldLine.literal(CorsField.VARY, String.join(", ", names)));
    return all;
  }

  /** Adds the names that the response's {@code Vary} lacks. */
  <S> void mergeInto(S response, ResponseWriter<S> writer) {
    for (String name : names) {
      if (!isCovered(name, response, writer)) {
        writer.add(response, CorsField.VARY, name);
      }
    }
  }

  private static <S> boolean isCovered(String name, S response, ResponseWriter<S> writer) {
    String line = writer.get(response, CorsField.VARY, 0);
    for (int i = 1; line != null; i++) {
      if (lists(line, name)) {
        return true;
      }
      line = writer.get(response, CorsField.VARY, i);
    }
    return false;
  }

  // RFC 9110, section 12.5.5: a list of field names, or "*".
  private static boolean lists(String line, String name) {
    int start = 0;
    while (start <= line.length()) {
      int comma = line.indexOf(',', start);
      int end = comma < 0 ? line.length() : comma;
      String element = line.substring(start, end).strip();
      if (element.equals("*") || element.equalsIgnoreCase(name)) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }
}
