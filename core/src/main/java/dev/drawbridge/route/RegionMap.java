package dev.drawbridge.route;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A constant map whose keys are looked up as regions of a longer text, without cutting them out.
 * Keys and regions are compared octet by octet, see {@link Octets}: {@code %40} and {@code @} are
 * one key. The keys are configured, so nobody outside can make them collide.
 */
final class RegionMap<V> {
  private final @Nullable Entry<V>[] buckets;
  private final int longest;

  RegionMap(Map<String, V> entries) {
    buckets = newBuckets(Integer.highestOneBit(entries.size() * 2 + 1));
    int length = -1;
    for (Map.Entry<String, V> entry : entries.entrySet()) {
      put(entry.getKey(), entry.getValue());
      length = Math.max(length, entry.getKey().length());
    }
    longest = length;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static <V> @Nullable Entry<V>[] newBuckets(int size) {
    return new Entry[size];
  }

  private void put(String key, V value) {
    int hash = hash(key, 0, key.length());
    int bucket = hash & (buckets.length - 1);
    buckets[bucket] = new Entry<>(key, hash, value, buckets[bucket]);
  }

  /** Returns the length of the longest key, -1 if there is none. */
  int longest() {
    return longest;
  }

  /** Returns the value of the key that the region from start to end of the text spells, or null. */
  @Nullable V get(String text, int start, int end) {
    if (longest < 0) {
      return null;
    }
    int hash = hash(text, start, end);
    for (Entry<V> e = buckets[hash & (buckets.length - 1)]; e != null; e = e.next) {
      if (e.hash == hash && e.isAt(text, start, end)) {
        return e.value;
      }
    }
    return null;
  }

  private static int hash(String text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i = Octets.next(text, i)) {
      hash = 31 * hash + Octets.at(text, i);
    }
    return hash ^ (hash >>> 16);
  }

  private static final class Entry<V> {
    final String key;
    final int hash;
    final V value;
    final @Nullable Entry<V> next;

    Entry(String key, int hash, V value, @Nullable Entry<V> next) {
      this.key = key;
      this.hash = hash;
      this.value = value;
      this.next = next;
    }

    boolean isAt(String text, int start, int end) {
      boolean verbatim = key.length() == end - start && text.startsWith(key, start);
      return verbatim || sameOctets(text, start, end);
    }

    private boolean sameOctets(String text, int start, int end) {
      int i = 0;
      int j = start;
      while (i < key.length() && j < end) {
        if (Octets.at(key, i) != Octets.at(text, j)) {
          return false;
        }
        i = Octets.next(key, i);
        j = Octets.next(text, j);
      }
      return i == key.length() && j == end;
    }
  }
}
