package dev.drawbridge.cors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sets of patterns against {@link NaiveOrigins}: unions, near misses, many, and many alike. */
class OriginSetTest {
  private static final int ORIGINS_OF_A_SET = 60;

  @Test
  void setsMatchWhatTheirPatternsMatch() {
    Dice.rollEach(
        300,
        40_000,
        dice -> {
          List<String> patterns = drawSet(dice);
          OriginMatcher matcher = matcher(patterns);
          for (int i = 0; i < ORIGINS_OF_A_SET; i++) {
            String origin = RandomOrigin.draw(dice, patterns);
            boolean expected = NaiveOrigins.matches(patterns, origin);
            if (matcher.matches(origin) != expected) {
              throw new AssertionError(patterns + " must match " + origin + ": " + expected);
            }
          }
        });
  }

  private static List<String> drawSet(Dice dice) {
    int count = dice.oneIn(10) ? dice.between(30, 150) : dice.between(1, 10);
    Set<String> patterns = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      patterns.add(dice.oneIn(15) ? "null" : RandomPolicy.pattern(dice));
    }
    return List.copyOf(patterns);
  }

  private static OriginMatcher matcher(List<String> patterns) {
    return OriginMatcher.of(patterns.stream().map(OriginPattern::of).toList());
  }

  @Test
  void unionsAllowNothingMoreThanTheirParts() {
    List<String> words = List.of("foo", "bar", "barfoo", "foobar", "oo", "o", "f");
    for (String one : words) {
      for (String two : words) {
        OriginMatcher exact =
            matcher(distinct("https://" + one + ".com", "https://" + two + ".com"));
        OriginMatcher wild =
            matcher(distinct("https://*." + one + ".com", "https://*." + two + ".com"));
        for (String host : words) {
          boolean listed = host.equals(one) || host.equals(two);
          assertThat(exact.matches("https://" + host + ".com")).isEqualTo(listed);
          assertThat(exact.matches("https://x." + host + ".com")).isFalse();
          assertThat(wild.matches("https://" + host + ".com")).isFalse();
          assertThat(wild.matches("https://x." + host + ".com")).isEqualTo(listed);
        }
      }
    }
  }

  private static List<String> distinct(String... patterns) {
    return List.copyOf(new LinkedHashSet<>(List.of(patterns)));
  }

  @Test
  void manyOriginsAreAllFoundAndNoneBesideThem() {
    checkMany(1_000, i -> "https://n" + i + ".example.com");
    checkMany(1_000, i -> "https://" + "abcdefghij".charAt(i % 10) + (i / 10) + ".example:8443");
    checkMany(100_000, i -> "https://tenant-" + i + ".apps.example.com");
    checkMany(65_000, i -> "http://localhost:" + (i + 81));
  }

  // The sample from which the characters of the hash are chosen is alike, the rest is not.
  @Test
  void manyAlikeWhereTheTableLooks() {
    int step = 2_048 / 512;
    checkMany(
        2_048,
        i ->
            i % step == 0
                ? "https://s" + pad(i) + ".sample.example"
                : "https://s" + pad(0) + "." + pad(i) + ".example");
    checkMany(5_000, i -> "https://" + "ab".repeat(i % 7 + 1) + i + "." + "x".repeat(40) + ".com");
    checkMany(500, i -> "https://" + "a".repeat(1 + i % 50) + "b".repeat(1 + i / 50) + ".com");
    checkMany(100_000, i -> "https://s" + pad(i % 195 == 0 ? i : 0) + "." + pad(i) + ".example");
    checkMany(4_096, i -> "https://" + Integer.toBinaryString(4_096 + i) + "b.example");
  }

  private static String pad(int i) {
    return Integer.toString(1_000_000 + i).substring(1);
  }

  private static void checkMany(int count, IntFunction<String> origin) {
    Set<String> set = new LinkedHashSet<>(IntStream.range(0, count).mapToObj(origin).toList());
    List<String> list = new ArrayList<>(set);
    OriginMatcher matcher = matcher(list);
    for (int i = 0; i < list.size(); i++) {
      String text = list.get(i);
      String miss = text.substring(0, 9) + (char) (text.charAt(9) ^ 1) + text.substring(10);
      boolean unlisted = !set.contains(miss) && matcher.matches(miss);
      boolean lost = !matcher.matches(text);
      if (unlisted || lost || (!set.contains(text + "0") && matcher.matches(text + "0"))) {
        throw new AssertionError(count + " origins, at " + text);
      }
    }
    StringTable table = StringTable.numbered(list);
    String last = list.get(list.size() - 1);
    assertThat(table.longestProbe()).as(list.get(0)).isLessThanOrEqualTo(40);
    assertThat(table.indexOf(last, 0, last.length())).isEqualTo(list.size() - 1);
    assertThat(StringTable.of(list).contains(last)).isTrue();
    assertThat(StringTable.of(list).contains(last + "0")).isFalse();
  }
}
