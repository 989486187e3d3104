package dev.drawbridge.doctor.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Wrapped, requoted, escaped, coloured, between other lines: a message means the same. */
class MutationTest {
  private static final int ROUNDS = Boolean.getBoolean("drawbridge.full") ? 2_000 : 20;
  private static final List<String> BEFORE =
      List.of(
          "",
          "app.js:12 ",
          "(index):1  ",
          "[error] ",
          "2026-11-22T13:39:00.123Z ",
          "[1234:5678:ERROR:CONSOLE(12)] \"",
          "%c",
          "\u001b[31m",
          "\u001b]0;a title\u0007\u001b[1m",
          "\u001b(B\u001b[m",
          "\u009b31m",
          "[38;5;196m",
          "^[[31m",
          "\u001b]8;;https://link.example\u001b\\",
          "Uncaught Error: boom\n    at a (b.js:1:2)\n");
  private static final List<String> AFTER =
      List.of(
          "",
          "\n    at send (app.js:12:3)",
          "\", source: https://page.example/ (12)",
          "\u001b[0m",
          "\u001b[0K\u001b]8;;\u0007",
          "[0m",
          "\nTypeError: Failed to fetch",
          "\nGET https://elsewhere.example/a 404 (Not Found)");

  /** Messages that do not end with a value or an origin: these end with their line. */
  private static List<String> messages() {
    return Stream.of("chromium-156", "firefox-esr-153", "webkitgtk-2.50")
        .flatMap(engine -> Table.read("captured/" + engine + ".txt").lines())
        .filter(line -> !line.matches("(CONSOLE LOG )?((CASE|OK|REJ) .*|DONE)"))
        .filter(line -> !line.contains("has an invalid value") && !line.endsWith("/none."))
        .filter(line -> !line.contains("restricted network port") && !line.contains("Request mode"))
        .distinct()
        .toList();
  }

  @Test
  void decodingStaysEqual() {
    long first = Long.getLong("drawbridge.seed", 0);
    List<String> wrong = new ArrayList<>();
    for (String message : messages()) {
      List<String> plain = folded(message);
      assertThat(plain).as(message).hasSize(1);
      for (long seed = first; seed < first + ROUNDS; seed++) {
        String mutant = mutate(message, new Random(seed));
        if (!folded(mutant).equals(plain)) {
          wrong.add("-Ddrawbridge.seed=" + seed + "\n" + mutant + "\n" + Summary.of(mutant));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Returns the summaries with one kind of quotes. */
  private static List<String> folded(String text) {
    return Summary.of(text).stream().map(line -> line.replaceAll("[‘’“”\"]", "'")).toList();
  }

  private static String mutate(String message, Random random) {
    String text = random.nextBoolean() ? requote(message, random) : message;
    text = random.nextBoolean() ? wrap(text, random) : text;
    text = pick(random, BEFORE) + text + pick(random, AFTER);
    return switch (random.nextInt(6)) {
      case 0 -> html(text);
      case 1 -> json(text);
      case 2 -> json(json(text));
      case 3 -> "> " + text.replace("\n", "\n> ");
      default -> text;
    };
  }

  /** Breaks lines anywhere, and writes blanks more than once outside of values. */
  private static String wrap(String message, Random random) {
    StringBuilder text = new StringBuilder(message);
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      int at = 1 + random.nextInt(text.length() - 1);
      boolean blank = text.charAt(at) == ' ' || text.charAt(at - 1) == ' ';
      text.insert(at, random.nextBoolean() || blank ? "\n" : "\r\n");
    }
    return text.toString();
  }

  private static String requote(String message, Random random) {
    if (random.nextBoolean()) {
      return message.replace('‘', '\'').replace('’', '\'').replace('“', '"').replace('”', '"');
    }
    return message.replaceAll("'(?=[\\w*/:.,-]*')", "‘").replace('\'', '’');
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("'", "&#39;")
        .replace("\"", "&quot;")
        .replace("‘", "&lsquo;")
        .replace("’", "&#x2019;");
  }

  private static String json(String text) {
    return "{\"message\":\""
        + text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("/", "\\/")
            .replace("\r", "\\r")
            .replace("\n", "\\n")
            .replace("\u001b", "\\u001b")
            .replace("‘", "\\u2018")
        + "\"}";
  }

  private static <T> T pick(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
