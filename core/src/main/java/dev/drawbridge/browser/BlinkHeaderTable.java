package dev.drawbridge.browser;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The order in which Chromium holds the fields of a request: that of the buckets of a hash table of
 * its renderer, Blink. Of several names that a preflight does not allow, the console names the
 * first in this order.
 *
 * <p>The table has at least eight buckets and twice as many as names; on a collision the place
 * moves on by one, two, three and so on; the hash is rapidhash of the name in lower case as UTF-16,
 * of which 24 bits are kept.
 */
final class BlinkHeaderTable {
  private static final int FIRST_SIZE = 8;
  private static final String AGENT = "user-agent";
  private static final List<String> HINTS =
      List.of("sec-ch-ua", "sec-ch-ua-mobile", "sec-ch-ua-platform");

  // The secrets and the seed of rapidhash.
  private static final long SECRET_0 = 0x2d358dccaa6c78a5L;
  private static final long SECRET_1 = 0x8bb84b93962eacc9L;
  private static final long SECRET_2 = 0x4b33a62ed433d4a3L;
  private static final long SEED = 0xbdd89aa982704029L;

  private @Nullable String[] buckets = new String[FIRST_SIZE];
  private int count;

  private BlinkHeaderTable() {}

  /**
   * Returns the names, and those that the browser adds, in the table's order.
   *
   * @param names the names of the fields of script, in lower case
   * @param hints whether the URL is potentially trustworthy and gets client hints
   */
  static List<String> order(Collection<String> names, boolean hints) {
    BlinkHeaderTable table = new BlinkHeaderTable();
    new TreeSet<>(names).forEach(table::add);
    table.add(AGENT);
    if (hints) {
      HINTS.forEach(table::add);
    }
    return Stream.of(table.buckets).filter(Objects::nonNull).toList();
  }

  private void add(String name) {
    if (!place(name)) {
      return;
    }
    count++;
    if (count * 2 >= buckets.length) {
      List<String> all = new ArrayList<>(Stream.of(buckets).filter(Objects::nonNull).toList());
      buckets = new String[buckets.length * 2];
      all.forEach(this::place);
    }
  }

  private boolean place(String name) {
    int mask = buckets.length - 1;
    int i = hash(name) & mask;
    for (int probe = 1; buckets[i] != null; probe++) {
      if (name.equals(buckets[i])) {
        return false;
      }
      i = (i + probe) & mask;
    }
    buckets[i] = name;
    return true;
  }

  /** Returns the hash of a name in lower case. */
  static int hash(String name) {
    int hash = (int) rapidhash(name) & 0xFFFFFF;
    return hash == 0 ? 0x800000 : hash;
  }

  private static long rapidhash(String text) {
    int length = text.length() * 2;
    long seed = SEED ^ mix(SEED ^ SECRET_0, SECRET_1) ^ length;
    long a;
    long b;
    if (length <= 16) {
      int last = text.length() - 2;
      int delta = length >= 8 ? 2 : 0;
      boolean one = text.length() == 1;
      a = one ? text.charAt(0) : read32(text, 0) << 32 | read32(text, last);
      b = one ? 0 : read32(text, delta) << 32 | read32(text, last - delta);
    } else {
      seed = longSeed(text, seed);
      a = read64(text, text.length() - 8);
      b = read64(text, text.length() - 4);
    }
    a ^= SECRET_1;
    b ^= seed;
    return mix(a * b ^ SECRET_0 ^ length, high(a, b) ^ SECRET_1);
  }

  private static long longSeed(String text, long start) {
    long seed = start;
    int at = 0;
    int left = text.length();
    if (left > 24) {
      long second = seed;
      long third = seed;
      for (; left >= 24; left -= 24, at += 24) {
        seed = mix(read64(text, at) ^ SECRET_0, read64(text, at + 4) ^ seed);
        second = mix(read64(text, at + 8) ^ SECRET_1, read64(text, at + 12) ^ second);
        third = mix(read64(text, at + 16) ^ SECRET_2, read64(text, at + 20) ^ third);
      }
      seed ^= second ^ third;
    }
    if (left > 8) {
      seed = mix(read64(text, at) ^ SECRET_2, read64(text, at + 4) ^ seed ^ SECRET_1);
    }
    if (left > 16) {
      seed = mix(read64(text, at + 8) ^ SECRET_2, read64(text, at + 12) ^ seed);
    }
    return seed;
  }

  private static long mix(long a, long b) {
    return a * b ^ high(a, b);
  }

  /** Returns the upper half of the product of two unsigned numbers. */
  private static long high(long a, long b) {
    return Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
  }

  private static long read32(String text, int at) {
    return text.charAt(at) | (long) text.charAt(at + 1) << 16;
  }

  private static long read64(String text, int at) {
    return read32(text, at) | read32(text, at + 2) << 32;
  }
}
