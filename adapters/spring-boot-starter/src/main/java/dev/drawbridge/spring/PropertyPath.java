package dev.drawbridge.spring;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A property's name, the same in all the spellings that Spring takes for one. */
record PropertyPath(String text) {
  private static final Pattern INDEX = Pattern.compile("\\[([0-9]+)]");
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9#]");

  static PropertyPath of(String name) {
    String indexed = INDEX.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("#$1");
    return new PropertyPath(OTHER.matcher(indexed).replaceAll(""));
  }

  /** The list that this is an entry of: where its text stands, if it has commas; or null. */
  @Nullable PropertyPath list() {
    int index = text.lastIndexOf('#');
    return index < 0 ? null : new PropertyPath(text.substring(0, index));
  }
}
