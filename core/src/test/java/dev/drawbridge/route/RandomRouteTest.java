package dev.drawbridge.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** The route table against brute force: all patterns that match, sorted by the contract's order. */
final class RandomRouteTest {
  private static final Integer DISPUTED = -1;
  private static final List<String> HOSTS =
      List.of("a", "b.a", "c.b.a", "d.c.b.a", "x.a", "b.x.a", "127.0.0.1", "[::1]", "");
  private static final List<String> SEGMENTS = List.of("a", "b", "c@d", "c%40d", "%C3%A9");
  private static final List<String> PARAMETERS =
      List.of("", "", "", "", ";e", "%3Bf", ";e%3Bf", ";");

  /** A pattern with its rank: hosts first, then a digit for each segment. */
  record Rule(String host, String path) {
    boolean matches(String host, String path) {
      return hostMatches(host) && Pattern.matches(regex(), decoded(path));
    }

    private boolean hostMatches(String other) {
      boolean below = host.startsWith("*.") && other.endsWith(host.substring(1));
      return host.isEmpty() || host.equals(other) || below;
    }

    private String regex() {
      StringBuilder regex = new StringBuilder();
      for (String segment : path.substring(1).split("/", -1)) {
        switch (segment) {
          case "*" -> regex.append("/[^/]+");
          case "**" -> regex.append("(/.*)?");
          default -> regex.append(Pattern.quote("/" + decoded(segment)));
        }
      }
      return regex.toString();
    }

    private String rank() {
      int hostRank = host.isEmpty() ? 999 : host.startsWith("*.") ? 900 - host.length() : 100;
      StringBuilder rank = new StringBuilder().append(hostRank).append(' ');
      for (String segment : path.substring(1).split("/", -1)) {
        rank.append(segment.equals("*") ? '1' : segment.equals("**") ? '2' : '0');
      }
      return rank.append('3').toString();
    }

    Integer value() {
      return Math.floorMod(hashCode(), 3);
    }

    static String decoded(String path) {
      return path.replace("%40", "@");
    }
  }

  @RepeatedTest(10)
  void agreesWithBruteForce(RepetitionInfo repetition) {
    long seed = 5_000L + repetition.getCurrentRepetition();
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      List<Rule> rules = new ArrayList<>();
      RouteTable<Rule> table = table(random, rules);
      for (int i = 0; i < 60; i++) {
        String host = HOSTS.get(random.nextInt(HOSTS.size()));
        String path = path(random);

        assertThat(table.match(host, path))
            .as("seed %d: %s%s among %s", seed, host, path, rules)
            .isEqualTo(inEveryReading(rules, host, path));
      }
    }
  }

  /** Few values, so that different patterns often choose the same one. */
  @RepeatedTest(10)
  void theLastSlashAgreesWithBruteForce(RepetitionInfo repetition) {
    long seed = 6_000L + repetition.getCurrentRepetition();
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      List<Rule> rules = new ArrayList<>();
      table(random, rules);
      RouteTable.Builder<Integer> builder = RouteTable.builder();
      for (Rule rule : rules) {
        HostPattern host = rule.host.isEmpty() ? null : HostPattern.parse(rule.host);
        builder.add(host, PathPattern.parse(rule.path), rule.value());
      }
      RouteTable<Integer> table = builder.build();
      for (int i = 0; i < 60; i++) {
        String host = HOSTS.get(random.nextInt(HOSTS.size()));
        String path = path(random);

        assertThat(table.match(host, path, DISPUTED))
            .as("seed %d: %s%s among %s", seed, host, path, rules)
            .isEqualTo(withAndWithoutLastSlash(rules, host, path));
      }
    }
  }

  private static @Nullable Integer withAndWithoutLastSlash(
      List<Rule> rules, String host, String path) {
    Rule rule = bruteForce(rules, host, path);
    Integer found = rule == null ? null : rule.value();
    for (String reading : readings(path)) {
      Rule read = bruteForce(rules, host, reading);
      boolean slash = reading.endsWith("/");
      String toggled = slash ? reading.substring(0, reading.length() - 1) : reading + "/";
      Rule other = toggled.isEmpty() ? null : bruteForce(rules, host, toggled);
      Integer named = other == null || other.path.endsWith("/**") ? found : other.value();
      if (!Objects.equals(found, read == null ? null : read.value())
          || !Objects.equals(found, named)) {
        return DISPUTED;
      }
    }
    return found;
  }

  private static List<String> readings(String path) {
    return Stream.of("(?!)", ";[^/]*", "(;|%3B)[^/]*")
        .map(cut -> path.replaceAll(cut, ""))
        .toList();
  }

  private static @Nullable Rule inEveryReading(List<Rule> rules, String host, String path) {
    List<@Nullable Rule> found =
        readings(path).stream().map(cut -> bruteForce(rules, host, cut)).distinct().toList();
    return found.size() == 1 ? found.get(0) : null;
  }

  private static @Nullable Rule bruteForce(List<Rule> rules, String host, String path) {
    return rules.stream()
        .filter(rule -> rule.matches(host, path))
        .min(Comparator.comparing(Rule::rank))
        .orElse(null);
  }

  private static RouteTable<Rule> table(Random random, List<Rule> rules) {
    RouteTable.Builder<Rule> builder = RouteTable.builder();
    for (int i = 1 + random.nextInt(25); i > 0; i--) {
      Rule rule = new Rule(hostPattern(random), pattern(random));
      HostPattern host = rule.host.isEmpty() ? null : HostPattern.parse(rule.host);
      Rule present = builder.add(host, PathPattern.parse(rule.path), rule);
      if (present == null) {
        rules.add(rule);
      } else {
        assertThat(Rule.decoded(present.toString())).isEqualTo(Rule.decoded(rule.toString()));
      }
    }
    return builder.build();
  }

  private static String hostPattern(Random random) {
    String host = HOSTS.get(random.nextInt(HOSTS.size()));
    return host.endsWith("a") && random.nextBoolean() ? "*." + host : host;
  }

  private static String pattern(Random random) {
    StringBuilder pattern = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      pattern.append('/').append(random.nextInt(3) == 0 ? "*" : segment(random));
    }
    return pattern.append(random.nextInt(3) == 0 ? "/**" : last(pattern, random)).toString();
  }

  private static String path(Random random) {
    StringBuilder path = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      String parameters = PARAMETERS.get(random.nextInt(PARAMETERS.size()));
      path.append('/').append(segment(random)).append(parameters);
    }
    return path.append(last(path, random)).toString();
  }

  private static String last(StringBuilder path, Random random) {
    return path.isEmpty() || random.nextInt(4) == 0 ? "/" : "";
  }

  private static String segment(Random random) {
    return SEGMENTS.get(random.nextInt(SEGMENTS.size()));
  }
}
