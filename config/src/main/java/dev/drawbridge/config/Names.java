package dev.drawbridge.config;

import static java.util.stream.Collectors.joining;

import dev.drawbridge.cors.NearMiss;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What stands under names in {@code policies} or {@code upstreams}, and which of it is used. */
final class Names<T> {

  private static final int MOST_LISTED = 8;

  private final String noun;
  private final Map<String, Cursor> declared = new LinkedHashMap<>();
  private final Map<String, T> values = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();
  private final boolean complete;

  /**
   * Reads the mapping.
   *
   * @param reader answers null once it has reported an entry
   */
  Names(String noun, Fields file, String key, Function<Cursor, @Nullable T> reader) {
    this.noun = noun;
    Cursor cursor = file.get(key);
    List<Cursor> entries = cursor == null ? null : cursor.named(noun);
    complete = file.isAbsent(key) || entries != null;
    for (Cursor entry : entries == null ? List.<Cursor>of() : entries) {
      T value = reader.apply(entry);
      declared.putIfAbsent(entry.name(), entry);
      if (value != null) {
        values.putIfAbsent(entry.name(), value);
      }
    }
  }

  /** The sound values by name. */
  Map<String, T> values() {
    return values;
  }

  /** The value of a name that is used; an unknown name is reported, a broken value is not. */
  @Nullable T find(Cursor user, String name, FileCode unknown) {
    used.add(name);
    if (complete && !declared.containsKey(name)) {
      String near = NearMiss.of(name, declared.keySet());
      String fix =
          near == null
              ? "Declare it, or correct the name."
              : "Did you mean " + Quote.of(near) + "?";
      user.refuse(unknown, "the name of a declared " + noun + " was expected" + listed(), fix);
    }
    return values.get(name);
  }

  /** Reports that a name is taken, where it is declared. */
  void refuse(String name, String why) {
    Cursor entry = declared.get(name);
    if (entry != null) {
      String message = "invalid " + noun + " name " + Quote.of(name) + ": " + why + ".";
      entry.refuseKey(FileCode.KEY_DUPLICATE, message, "Rename it.");
    }
  }

  boolean isDeclared(String name) {
    return declared.containsKey(name);
  }

  /** The declared names in parentheses, after a space. */
  String listed() {
    if (declared.isEmpty()) {
      return " (there is none)";
    }
    String names = declared.keySet().stream().limit(MOST_LISTED).collect(joining(", "));
    return " (" + names + (declared.size() > MOST_LISTED ? ", …)" : ")");
  }

  /** Hands out each sound value, and where it is declared. */
  void forEach(BiConsumer<Cursor, T> action) {
    declared.forEach(
        (name, cursor) -> {
          T value = values.get(name);
          if (value != null) {
            action.accept(cursor, value);
          }
        });
  }

  /**
   * Warns of what no route uses.
   *
   * @param where where it might be used
   */
  void warnUnused(FileCode code, String where) {
    for (Cursor entry : declared.values()) {
      if (!used.contains(entry.name())) {
        String message = "unused " + noun + " " + Quote.of(entry.name()) + ": no route names it.";
        entry.warn(code, message, "Name it in a route" + where + ", or remove it.");
      }
    }
  }
}
