package dev.drawbridge.doctor.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An explanation in one line, as the tables of the tests have it. */
final class Summary {
  private Summary() {}

  /** Returns a line for each message of a text. */
  static List<String> of(String text) {
    return Explainer.explain(text).messages().stream().map(Summary::of).toList();
  }

  static String of(Explanation one) {
    List<String> words = new ArrayList<>(List.of(one.message(), one.phase().word()));
    if (one.count() > 1) {
      words.add("x" + one.count());
    }
    add(words, "url", one.url());
    add(words, "initial", one.initialUrl());
    add(words, "origin", one.origin());
    add(words, "kind", one.kind());
    add(words, "method", one.method());
    add(words, "header", one.header());
    add(words, "status", one.status() == 0 ? null : Integer.toString(one.status()));
    add(words, "value", one.value());
    String causes = one.causes().stream().map(Cause::id).collect(Collectors.joining(" "));
    return String.join(" ", words) + " : " + causes;
  }

  private static void add(List<String> words, String name, @Nullable String value) {
    if (value != null) {
      words.add(name + "=" + value);
    }
  }
}
