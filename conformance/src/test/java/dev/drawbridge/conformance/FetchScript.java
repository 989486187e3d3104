package dev.drawbridge.conformance;

import java.util.List;
import java.util.stream.Stream;

/**
 * Fetches as tables write them: {@code METHOD PATH option…}, separated by {@code ;}. An option is a
 * credentials mode, {@code no-cors}, {@code Name:value}, {@code body=text} or {@code size=bytes}.
 */
final class FetchScript {
  private FetchScript() {}

  /** The fetches, of paths at {@code authority}. */
  static List<FetchCase> parse(String script, String authority) {
    return Stream.of(script.split(";", -1)).map(one -> fetch(one.strip(), authority)).toList();
  }

  private static FetchCase fetch(String text, String authority) {
    String[] words = text.split(" +", -1);
    FetchCase parsed = FetchCase.get("http://" + authority + words[1]).method(words[0]);
    for (String word : List.of(words).subList(2, words.length)) {
      parsed = with(parsed, word);
    }
    return parsed;
  }

  private static FetchCase with(FetchCase plain, String word) {
    int colon = word.indexOf(':');
    if (word.startsWith("body=")) {
      return plain.body(word.substring(5));
    } else if (word.startsWith("size=")) {
      return plain.bodySize(Integer.parseInt(word.substring(5)));
    } else if (colon > 0) {
      return plain.header(word.substring(0, colon), word.substring(colon + 1));
    }
    return switch (word) {
      case "include", "same-origin", "omit" -> plain.credentials(word);
      case "no-cors" -> plain.mode(word);
      default -> throw new IllegalArgumentException("unknown option '" + word + "' of a fetch");
    };
  }
}
