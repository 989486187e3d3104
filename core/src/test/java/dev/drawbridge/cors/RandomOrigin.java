package dev.drawbridge.cors;

import java.util.List;

/** Draws values of {@code Origin} that match a pattern, or nearly. */
final class RandomOrigin {
  private static final List<String> LABELS =
      List.of(
          "x.",
          "x.y.",
          "x.y.z.",
          "1.",
          "-.",
          "_.",
          "xn--a.",
          "",
          ".",
          "x..",
          "..x.",
          "X.",
          "é.",
          "*.",
          "evil.com/.",
          "evil.com?.",
          "evil.com#.",
          "u@.",
          "x!.",
          "x",
          "x-",
          "a.example.",
          "a".repeat(63) + ".",
          "a".repeat(64) + ".",
          "b.".repeat(100),
          "b.".repeat(130));
  private static final List<String> PORTS =
      List.of(
          "",
          "",
          ":1",
          ":3000",
          ":8080",
          ":80",
          ":443",
          ":21",
          ":65535",
          ":65536",
          ":99999",
          ":0",
          ":08080",
          ":00080",
          ":",
          ":*",
          ":8o8o",
          ":-1",
          ":+1",
          ":8080:8080",
          ":123456",
          ":８０");
  private static final List<String> OTHERS =
      List.of(
          "null",
          "NULL",
          "null ",
          "",
          " ",
          "*",
          "https://",
          "https://:80",
          "http://*@:;",
          "://a",
          "a.example",
          "//a.example",
          "https:a.example",
          "https:///a.example",
          "file:///x",
          "https://[::1",
          "https://[::1]]",
          "https://127.0.0.1.",
          "https://127.0.0.01",
          "https://0x7f.1",
          "https://256.0.0.1",
          "https://a.0x",
          "https://[0:0:0:0:0:0:0:1]",
          "https://a.example\u0000",
          "https://a.example, https://b.example");

  private RandomOrigin() {}

  /** Draws an origin that is close to some of the patterns. */
  static String draw(Dice dice, List<String> patterns) {
    if (dice.oneIn(12)) {
      return dice.pick(OTHERS);
    }
    String pattern = dice.pick(patterns);
    if (pattern.equals("*") || pattern.equals("null") || dice.oneIn(6)) {
      pattern = RandomPolicy.pattern(dice);
    }
    String origin = instance(dice, pattern);
    while (dice.oneIn(3)) {
      origin = bend(dice, origin, patterns);
    }
    return origin;
  }

  private static String instance(Dice dice, String pattern) {
    String origin = pattern;
    if (origin.endsWith(":*")) {
      origin = origin.substring(0, origin.length() - 2) + dice.pick(PORTS);
    }
    return origin.replace("://*.", "://" + (dice.oneIn(2) ? "x." : dice.pick(LABELS)));
  }

  private static String bend(Dice dice, String origin, List<String> patterns) {
    int at = dice.between(0, origin.length());
    String before = origin.substring(0, at);
    String after = origin.substring(at);
    return switch (dice.between(0, 13)) {
      case 0 -> dice.recase(origin);
      case 1 -> origin + dice.pick("/", ".", "?", "#", " ", ".evil.com", "evil", "\t", "/x", "\\");
      case 2 -> dice.pick(" ", "h", "x://", "*") + origin;
      case 3 -> before + dice.pick(".", "a", "0", ":", "/", "@", "-", "%", "é", ",", "]") + after;
      case 4 -> after.isEmpty() ? origin : before + after.substring(1);
      case 5 -> origin.replace("https:", "http:");
      case 6 -> origin.replace("http:", "https:");
      case 7 -> origin.replace("://", "://" + dice.pick("evil", "evil.", "x.y.", "a@", "*."));
      case 8 -> origin + dice.pick(PORTS);
      case 9 -> origin.replaceFirst(":[0-9]+$", "");
      case 10 -> union(origin, dice.pick(patterns));
      case 11 -> union(dice.pick(patterns), origin);
      case 12 -> origin + dice.pick(", ", " ", ",") + dice.pick(patterns);
      default -> origin + "a".repeat(dice.between(200, 330));
    };
  }

  /** Joins one's host with another's, as a careless union of suffixes would. */
  private static String union(String first, String second) {
    int colon = second.indexOf("://");
    return first.replace("://*.", "://") + second.substring(colon < 0 ? 0 : colon + 3);
  }
}
