package dev.drawbridge.doctor.judge;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import java.util.ArrayList;
import java.util.List;

/** Reads fields: an array of pairs of a name and a value. */
final class PairsReader {
  private static final String EXAMPLE = "[\"Content-Type\", \"text/plain\"]";

  private PairsReader() {}

  /** Reads what script gave: any strings. */
  static FieldList strings(Cursor json) throws UnreadableException {
    return read(json, false);
  }

  /** Reads what came off the wire: strings of which each character is a byte. */
  static FieldList bytes(Cursor json) throws UnreadableException {
    return read(json, true);
  }

  private static FieldList read(Cursor json, boolean bytes) throws UnreadableException {
    List<Field> fields = new ArrayList<>();
    json.enterArray("[" + EXAMPLE + "]");
    while (json.nextElement()) {
      json.enterArray(EXAMPLE);
      String name = element(json, "Content-Type", bytes);
      String value = element(json, "text/plain", bytes);
      if (json.nextElement()) {
        throw json.mismatch("the end of the pair, as in " + EXAMPLE + ",");
      }
      fields.add(new Field(name, value));
    }
    return new FieldList(fields);
  }

  private static String element(Cursor json, String example, boolean bytes)
      throws UnreadableException {
    if (!json.nextElement()) {
      throw json.mismatch("a pair such as " + EXAMPLE);
    }
    String text = json.string(example);
    if (bytes && !isByteString(text)) {
      throw json.invalid(
          Cursor.quote(text),
          "a byte string was expected, each character U+0000 to U+00FF one byte. Write the bytes,"
              + " such as \\u00c3\\u00a9 for an é in UTF-8.");
    }
    return text;
  }

  private static boolean isByteString(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xFF) {
        return false;
      }
    }
    return true;
  }
}
