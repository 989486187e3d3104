package dev.drawbridge.cors;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the {@code *.} of a pattern can stand for: labels with dots between them. */
final class Subdomains {
  static final String SHORTEST = "a";
  private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789-_.";
  private static final String LIKELY = "www";
  private static final int MAX_LABEL = 63;

  private final int room;

  /**
   * Makes the set of those that are not longer than a number of characters.
   *
   * @param room none or less for the empty set
   */
  Subdomains(int room) {
    this.room = room;
  }

  boolean isEmpty() {
    return room < 1;
  }

  /** Returns one that passes, a short one, or null if there is none. */
  @Nullable String find(Predicate<String> wanted) {
    return room >= LIKELY.length() && wanted.test(LIKELY)
        ? LIKELY
        : all().filter(wanted).findFirst().orElse(null);
  }

  /**
   * Returns all of them, the shortest first. There are more than anybody can count, unless the room
   * is small.
   */
  Stream<String> all() {
    return Stream.iterate(1, length -> length <= room, length -> length + 1)
        .flatMap(Subdomains::ofLength);
  }

  private static Stream<String> ofLength(int length) {
    return Stream.iterate(new int[length], digits -> digits.length > 0, Subdomains::next)
        .map(Subdomains::text)
        .filter(Subdomains::areLabels);
  }

  /** Counts up, the last digit first; empty after the last number. */
  private static int[] next(int[] digits) {
    int[] next = digits.clone();
    for (int i = next.length - 1; i >= 0; i--) {
      if (++next[i] < CHARACTERS.length()) {
        return next;
      }
      next[i] = 0;
    }
    return new int[0];
  }

  private static String text(int[] digits) {
    StringBuilder text = new StringBuilder(digits.length);
    Arrays.stream(digits).forEach(digit -> text.append(CHARACTERS.charAt(digit)));
    return text.toString();
  }

  private static boolean areLabels(String text) {
    int start = 0;
    while (start <= text.length()) {
      int dot = text.indexOf('.', start);
      int end = dot < 0 ? text.length() : dot;
      if (end == start || end - start > MAX_LABEL) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }
}
