package dev.drawbridge.browser;

import java.util.ArrayList;
import java.util.List;

/** Lists of names in alphabetical order. */
final class SortedNames {
  private SortedNames() {}

  /** Returns a sorted list without the repetitions: itself if there are none. */
  static List<String> distinct(List<String> sorted) {
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).equals(sorted.get(i - 1))) {
        return copyDistinct(sorted);
      }
    }
    return sorted;
  }

  private static List<String> copyDistinct(List<String> sorted) {
    List<String> distinct = new ArrayList<>(sorted.size());
    for (String name : sorted) {
      if (distinct.isEmpty() || !distinct.get(distinct.size() - 1).equals(name)) {
        distinct.add(name);
      }
    }
    return distinct;
  }
}
