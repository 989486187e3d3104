package dev.drawbridge.fetch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A small constant set of ASCII names that is asked without regard to case.
 *
 * <p>The names are bucketed by length, so that most questions are answered by one array access.
 * Only {@code A} to {@code Z} are folded: the Kelvin sign is no {@code k}.
 */
final class NameSet {
  private final String[][] byLength;

  private NameSet(String[][] byLength) {
    this.byLength = byLength;
  }

  static NameSet of(String... names) {
    int longest = 0;
    for (String name : names) {
      longest = Math.max(longest, name.length());
    }
    String[][] byLength = new String[longest + 1][];
    for (int length = 0; length <= longest; length++) {
      byLength[length] = ofLength(names, length);
    }
    return new NameSet(byLength);
  }

  private static String[] ofLength(String[] names, int length) {
    return Arrays.stream(names).filter(n -> n.length() == length).toArray(String[]::new);
  }

  boolean contains(String name) {
    return find(name) != null;
  }

  /** Returns the set's own spelling of the name, or null if it is not in the set. */
  @Nullable String find(String name) {
    return find(name, 0, name.length());
  }

  /** Returns the set's own spelling of the name in a region of a text, or null. */
  @Nullable String find(String text, int start, int end) {
    if (end - start >= byLength.length) {
      return null;
    }
    for (String known : byLength[end - start]) {
      if (startsWith(text, start, end, known)) {
        return known;
      }
    }
    return null;
  }

  /** Says whether a region of a text begins with the prefix, in any case of its ASCII letters. */
  static boolean startsWith(String text, int start, int end, String prefix) {
    if (end - start < prefix.length()) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (fold(text.charAt(start + i)) != fold(prefix.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static char fold(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }
}
