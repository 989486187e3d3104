package dev.drawbridge.cors;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set of distinct strings, numbered from 0, that is asked for a region of a string
 * without copying it. The hash reads the length and a few characters, chosen when the table is
 * built so that they tell its strings apart; one comparison decides.
 */
final class StringTable {
  private static final int MAX_OFFSETS = 6;
  private static final int MAX_PROBES = 16;
  private static final int SAMPLE = 512;

  /** 2 to the 32nd by the golden ratio: neighbours come to lie far apart (Knuth 6.4). */
  private static final int GOLDEN_RATIO = 0x9E3779B9;

  private final @Nullable String[] slots;

  /** Null for a set, in which nobody asks for numbers. */
  private final int @Nullable [] numbers;

  private final int mask;
  private final int shift;

  /** Distances from the end of the characters that the hash reads; null: all characters. */
  private final int @Nullable [] offsets;

  /** Bit n is set if a string of length n is in the table. */
  private final long[] lengths;

  private StringTable(List<String> strings, boolean numbered, int @Nullable [] offsets) {
    int capacity = Integer.highestOneBit(Math.max(4, strings.size() * 3)) * 2;
    this.slots = new String[capacity];
    this.numbers = numbered ? new int[capacity] : null;
    this.mask = capacity - 1;
    this.shift = Integer.numberOfLeadingZeros(mask);
    this.offsets = offsets;
    this.lengths = lengthsOf(strings);
  }

  /** Makes a table of distinct strings that knows their numbers. */
  static StringTable numbered(List<String> strings) {
    return of(strings, true);
  }

  /** Makes a table of distinct strings that knows only whether one is there. */
  static StringTable of(List<String> strings) {
    return of(strings, false);
  }

  private static StringTable of(List<String> strings, boolean numbered) {
    StringTable sampled = new StringTable(strings, numbered, chooseOffsets(sample(strings)));
    if (sampled.fill(strings, MAX_PROBES)) {
      return sampled;
    }
    StringTable whole = new StringTable(strings, numbered, null);
    whole.fill(strings, strings.size());
    return whole;
  }

  /** Returns whether the string is there. */
  boolean contains(String s) {
    return slotOf(s, 0, s.length()) >= 0;
  }

  /** Returns whether the string is there that equals {@code s.substring(start, end)}. */
  boolean contains(String s, int start, int end) {
    return slotOf(s, start, end) >= 0;
  }

  /** Returns the number of the string that equals {@code s.substring(start, end)}, or -1. */
  int indexOf(String s, int start, int end) {
    int slot = slotOf(s, start, end);
    return slot < 0 || numbers == null ? -1 : numbers[slot];
  }

  private int slotOf(String s, int start, int end) {
    int n = end - start;
    if (!hasLength(n)) {
      return -1;
    }
    int i = hash(s, start, end);
    for (String slot = slots[i]; slot != null; slot = slots[i]) {
      if (slot.length() == n && regionEquals(slot, s, start, n)) {
        return i;
      }
      i = (i + 1) & mask;
    }
    return -1;
  }

  boolean hasLength(int n) {
    int word = n >> 6;
    return word < lengths.length && (lengths[word] >>> n & 1) != 0;
  }

  private static boolean regionEquals(String slot, String s, int start, int n) {
    return n == s.length() ? slot.equals(s) : s.regionMatches(start, slot, 0, n);
  }

  private int hash(String s, int start, int end) {
    int h = end - start;
    if (offsets == null) {
      for (int i = start; i < end; i++) {
        h = h * 31 + s.charAt(i);
      }
    } else {
      for (int offset : offsets) {
        int i = end - 1 - offset;
        h = h * 31 + (i < start ? 0 : s.charAt(i));
      }
    }
    return (h * GOLDEN_RATIO) >>> shift;
  }

  /** Puts the strings; returns false, early, if one of them needs more probes than allowed. */
  private boolean fill(List<String> strings, int maxProbes) {
    for (int number = 0; number < strings.size(); number++) {
      String s = strings.get(number);
      int i = hash(s, 0, s.length());
      for (int probes = 1; slots[i] != null; probes++) {
        if (probes == maxProbes) {
          return false;
        }
        i = (i + 1) & mask;
      }
      slots[i] = s;
      if (numbers != null) {
        numbers[i] = number;
      }
    }
    return true;
  }

  /** Returns the most slots that a look-up can visit. */
  int longestProbe() {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < 2 * slots.length; i++) {
      run = slots[i & mask] == null ? 0 : run + 1;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  private static long[] lengthsOf(List<String> strings) {
    int longest = strings.stream().mapToInt(String::length).max().orElse(0);
    long[] bits = new long[(longest >> 6) + 1];
    for (String s : strings) {
      bits[s.length() >> 6] |= 1L << s.length();
    }
    return bits;
  }

  private static List<String> sample(List<String> strings) {
    if (strings.size() <= SAMPLE) {
      return strings;
    }
    long size = strings.size();
    return IntStream.range(0, SAMPLE)
        .mapToObj(i -> strings.get((int) (i * size / SAMPLE)))
        .toList();
  }

  /** Takes, one by one, the character that tells most strings apart, until all are told apart. */
  private static int[] chooseOffsets(List<String> strings) {
    long[] keys = strings.stream().mapToLong(String::length).toArray();
    int longest = strings.stream().mapToInt(String::length).max().orElse(0);
    int[] chosen = new int[MAX_OFFSETS];
    int count = 0;
    int distinct = distinct(keys);
    while (count < MAX_OFFSETS && distinct < strings.size()) {
      int best = -1;
      long[] bestKeys = keys;
      for (int offset = 0; offset < longest && distinct < strings.size(); offset++) {
        long[] next = extend(keys, strings, offset);
        int d = distinct(next);
        if (d > distinct) {
          distinct = d;
          best = offset;
          bestKeys = next;
        }
      }
      if (best < 0) {
        break;
      }
      keys = bestKeys;
      chosen[count++] = best;
    }
    return Arrays.copyOf(chosen, count);
  }

  private static long[] extend(long[] keys, List<String> strings, int offset) {
    long[] next = new long[keys.length];
    for (int i = 0; i < next.length; i++) {
      String s = strings.get(i);
      int at = s.length() - 1 - offset;
      next[i] = keys[i] * 1_000_003 + (at < 0 ? 0 : s.charAt(at));
    }
    return next;
  }

  private static int distinct(long[] keys) {
    long[] sorted = keys.clone();
    Arrays.sort(sorted);
    int count = Math.min(1, sorted.length);
    for (int i = 1; i < sorted.length; i++) {
      count += sorted[i] == sorted[i - 1] ? 0 : 1;
    }
    return count;
  }
}
