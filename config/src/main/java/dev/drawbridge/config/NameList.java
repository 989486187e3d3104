package dev.drawbridge.config;

import java.util.ArrayList;
import java.util.List;

/** A list of texts in a policy, with the place of each. */
final class NameList {

  private final List<Cursor> items = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private boolean broken;

  private NameList() {}

  /** Reads the list under a key; an entry that is no text is reported and left out. */
  static NameList read(Fields fields, String key, String noun, String article) {
    NameList list = new NameList();
    Cursor cursor = fields.get(key);
    if (cursor == null) {
      list.broken = fields.isMisspelt(key);
    } else {
      list.fill(cursor, noun, article + " " + noun);
    }
    return list;
  }

  private void fill(Cursor list, String noun, String expected) {
    List<Cursor> entries = list.items("a list", noun);
    broken = entries == null;
    for (Cursor entry : entries == null ? List.<Cursor>of() : entries) {
      String text = entry.text(expected);
      if (text == null) {
        broken = true;
      } else {
        items.add(entry);
        texts.add(text);
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
