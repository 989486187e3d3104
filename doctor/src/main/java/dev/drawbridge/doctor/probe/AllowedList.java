package dev.drawbridge.doctor.probe;

import dev.drawbridge.fetch.FieldList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a preflight's answer allows in one of its two lists. */
final class AllowedList {
  private static final String WILDCARD = "*";

  private final String name;
  private final boolean present;
  private final List<String> elements = new ArrayList<>();

  AllowedList(String name, FieldList answer) {
    this.name = name;
    this.present = answer.contains(name);
    for (String line : answer.values(name)) {
      for (String element : line.split(",", -1)) {
        if (!element.isBlank()) {
          elements.add(element.strip());
        }
      }
    }
  }

  /** Returns the element that differs from a value in its case alone, null if there is none. */
  @Nullable String nearly(String value) {
    return elements.stream().filter(value::equalsIgnoreCase).findFirst().orElse(null);
  }

  /** Returns why the list does not do, to follow a colon. */
  String without(boolean credentials, boolean authorization) {
    if (!present) {
      return name + " is missing";
    }
    if (elements.contains(WILDCARD) && credentials) {
      return "'*' in " + name + " is a mere name where the page fetches with credentials";
    }
    if (elements.contains(WILDCARD) && authorization) {
      return "'*' in " + name + " never stands for Authorization";
    }
    return elements.isEmpty()
        ? name + " is empty"
        : name + " has " + Comparison.shown(Comparison.brief(String.join(", ", elements)));
  }
}
