package dev.drawbridge.config;

import dev.drawbridge.cors.OriginPattern;
import dev.drawbridge.fetch.Methods;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A list of texts in a policy, with the place of each. */
final class NameList {

  private final Kind kind;
  private final List<Cursor> items = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private boolean broken;

  /**
   * What a list has in it.
   *
   * @param form which numbers and booleans are such an entry in quotes
   * @param same what two entries have in common that mean the same
   */
  record Kind(
      String key, String noun, String article, Predicate<String> form, UnaryOperator<String> same) {

    static final Kind ORIGIN =
        new Kind(
            "allow-origins",
            "origin",
            "an",
            text -> OriginPattern.parse(text) != null,
            UnaryOperator.identity());
    static final Kind METHOD =
        new Kind("allow-methods", "method", "a", any -> true, Methods::normalize);
    static final Kind HEADER = fields("allow-headers", "request field name");
    static final Kind EXPOSED = fields("expose-headers", "response field name");

    private static Kind fields(String key, String noun) {
      return new Kind(key, noun, "a", any -> true, name -> name.toLowerCase(Locale.ROOT));
    }
  }

  private NameList(Kind kind) {
    this.kind = kind;
  }

  /** Reads the list under its key; an entry that is no text is reported and left out. */
  static NameList read(Fields fields, Kind kind) {
    NameList list = new NameList(kind);
    Cursor cursor = fields.get(kind.key());
    if (cursor == null) {
      list.broken = fields.isMisspelt(kind.key());
    } else {
      list.fill(cursor);
    }
    return list;
  }

  private void fill(Cursor list) {
    List<Cursor> entries = list.texts("a list", kind.noun());
    broken = entries == null;
    String expected = kind.article() + " " + kind.noun();
    for (Cursor entry : entries == null ? List.<Cursor>of() : entries) {
      String text = entry.text(expected, kind.form(), "Write " + expected + ", or remove it.");
      if (text == null) {
        broken = true;
      } else {
        items.add(entry);
        texts.add(text);
      }
    }
  }

  /** Warns of entries that say what one before them has said. */
  void warnDuplicates() {
    Map<String, Cursor> seen = new HashMap<>();
    for (Cursor item : items) {
      Cursor first = seen.putIfAbsent(kind.same().apply(item.written()), item);
      if (first != null) {
        String message =
            "duplicate " + kind.noun() + " " + Quote.of(item.written()) + ": it stands ";
        item.warnValue(
            FileCode.ENTRY_DUPLICATE, message + first.place() + " already.", "Remove one.");
      }
    }
  }

  /** Whether something was left out. */
  boolean isBroken() {
    return broken;
  }

  List<String> texts() {
    return texts;
  }

  Cursor item(int index) {
    return items.get(index);
  }
}
