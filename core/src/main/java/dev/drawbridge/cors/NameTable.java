package dev.drawbridge.cors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An immutable set of field names, asked for regions of a string, ASCII case ignored. */
final class NameTable {
  private final @Nullable String[] slots;
  private final int mask;
  private final int longest;

  NameTable(List<String> names) {
    int capacity = Integer.highestOneBit(Math.max(4, names.size() * 4)) * 2;
    this.slots = new String[capacity];
    this.mask = capacity - 1;
    this.longest = names.stream().mapToInt(String::length).max().orElse(0);
    for (String name : names) {
      put(name);
    }
  }

  private void put(String name) {
    int i = hash(name, 0, name.length()) & mask;
    while (slots[i] != null) {
      i = (i + 1) & mask;
    }
    slots[i] = name;
  }

  /** Returns the name, as the table spells it, that the region holds; null if there is none. */
  @Nullable String find(String s, int start, int end) {
    int n = end - start;
    if (n > longest || n == 0) {
      return null;
    }
    int i = hash(s, start, end) & mask;
    for (String slot = slots[i]; slot != null; slot = slots[i]) {
      if (slot.length() == n && equalsIgnoreCase(slot, s, start)) {
        return slot;
      }
      i = (i + 1) & mask;
    }
    return null;
  }

  private static int hash(String s, int start, int end) {
    int n = end - start;
    int h = n;
    h = h * 31 + fold(s.charAt(start));
    h = h * 31 + fold(s.charAt(start + n / 2));
    h = h * 31 + fold(s.charAt(start + (n - 1) * 3 / 4));
    h = h * 31 + fold(s.charAt(end - 1));
    return h ^ h >>> 7;
  }

  private static boolean equalsIgnoreCase(String name, String s, int start) {
    for (int i = 0; i < name.length(); i++) {
      char a = name.charAt(i);
      char b = s.charAt(start + i);
      if (a != b && (fold(a) != fold(b) || !isLetter(a))) {
        return false;
      }
    }
    return true;
  }

  private static int fold(char c) {
    return c | 0x20;
  }

  private static boolean isLetter(char c) {
    int folded = fold(c);
    return folded >= 'a' && folded <= 'z';
  }
}
