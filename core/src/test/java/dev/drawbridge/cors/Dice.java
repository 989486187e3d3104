package dev.drawbridge.cors;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * The chance of a random test. A run is repeated with {@code -Ddrawbridge.seed=N}, whose first case
 * is the one that failed; {@code -Ddrawbridge.full} tries more cases.
 */
final class Dice {
  private final SplittableRandom random;

  private Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Runs a test on many cases, each with a seed of its own. */
  static void rollEach(int cases, int casesInFull, Consumer<Dice> test) {
    long first = Long.getLong("drawbridge.seed", new SplittableRandom().nextLong(1L << 40));
    int count = Boolean.getBoolean("drawbridge.full") ? casesInFull : cases;
    for (long seed = first; seed < first + count; seed++) {
      try {
        test.accept(new Dice(seed));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("again with -Ddrawbridge.seed=" + seed + ": " + e.getMessage(), e);
      }
    }
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  /** Returns a number from {@code low} to {@code high}, both included. */
  int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  String pick(String... values) {
    return values[random.nextInt(values.length)];
  }

  /** Returns a number of the values, in any order; some may stand twice. */
  <T> List<T> some(int count, List<T> values) {
    List<T> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(pick(values));
    }
    return some;
  }

  /** Returns the text with the case of some of its letters changed. */
  String recase(String text) {
    StringBuilder changed = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      changed.append(letter && oneIn(2) ? (char) (c ^ 0x20) : c);
    }
    return changed.toString();
  }
}
