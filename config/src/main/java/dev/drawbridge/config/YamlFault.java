package dev.drawbridge.config;

import java.util.List;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** A syntax error of the parser in the words of the user. */
record YamlFault(String message, String fix) {

  private record Wording(String problem, String message, String fix) {}

  private static final List<Wording> WORDINGS =
      List.of(
          new Wording("(TAB)", "a tab where only spaces may stand", "Indent with spaces."),
          new Wording(
              "mapping values are not allowed",
              "a key and its colon where none may stand",
              "Correct the indentation, or quote the value if the colon is part of it."),
          new Wording(
              "found unexpected end of stream",
              "a quote that is opened here is never closed",
              "Close it."),
          new Wording(
              "expected '<document start>'",
              "something follows the end of the document",
              "Begin all top-level keys in the same column."),
          new Wording(
              "expected <block end>",
              "an entry that does not line up with the one before",
              "Begin all entries of one list or mapping in the same column."),
          new Wording(
              "could not find expected ':'", "a key without a colon", "Write \"key: value\"."),
          new Wording(
              "that cannot start any token",
              "a value must not begin with this character",
              "Quote the value."),
          new Wording("expected ',' or ']'", "a list in [] that is not closed", "Close it with ]."),
          new Wording(
              "expected ',' or '}'", "a mapping in {} that is not closed", "Close it with }."));

  static YamlFault of(MarkedYamlEngineException e) {
    String problem = String.valueOf(e.getProblem());
    for (Wording wording : WORDINGS) {
      if (problem.contains(wording.problem())) {
        return new YamlFault(wording.message(), wording.fix());
      }
    }
    String context = e.getContext() == null ? "" : " " + e.getContext();
    return new YamlFault(problem + context, "Correct the line.");
  }
}
