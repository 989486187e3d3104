package dev.drawbridge.config;

import java.util.List;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** A syntax error of the parser in the words of the user. */
record YamlFault(String message, String fix) {

  /** The parser's words for a fault; the first one whose sign is among them is taken. */
  private record Wording(String sign, String message, String fix) {}

  private static final List<Wording> WORDINGS =
      List.of(
          new Wording("(TAB)", "a tab where only spaces may stand", "Indent with spaces."),
          new Wording(
              "mapping values are not allowed",
              "a key and its colon where none may stand",
              "Correct the indentation, or quote the value if the colon is part of it."),
          new Wording(
              "sequence entries are not allowed",
              "a list entry where none may stand",
              "Begin the list on a line of its own."),
          new Wording(
              "found unexpected end of stream",
              "a quote that is opened here is never closed",
              "Close it."),
          new Wording(
              "found unexpected document separator",
              "a quote that is opened here is never closed",
              "Close it."),
          new Wording(
              "found unknown escape character",
              "a backslash that begins no escape",
              "Write two of them, or put the text in single quotes."),
          new Wording(
              "expected escape sequence",
              "an escape that lacks digits",
              "Write all of them, or put the text in single quotes."),
          new Wording("but found ']'", "a ] that closes nothing", "Remove it."),
          new Wording("but found '}'", "a } that closes nothing", "Remove it."),
          new Wording("but got ']'", "a ] where a } was expected", "Close it with }."),
          new Wording("but got '}'", "a } where a ] was expected", "Close it with ]."),
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
          new Wording(
              "expected ',' or", "two entries without a comma between", "Write a comma here."),
          new Wording(
              "expected the node content",
              "a value was expected here",
              "Write one, or a comma less."),
          new Wording(
              "scanning a block scalar",
              "text that begins wrongly after | or >",
              "Begin it on the next line."),
          new Wording("scanning a directive", "a line that begins with %", "Quote the value."),
          new Wording("scanning a tag", "a tag, which begins with !", "Quote the value."),
          new Wording("undefined tag handle", "a tag, which begins with !", "Quote the value."));

  static YamlFault of(MarkedYamlEngineException e) {
    String problem = String.valueOf(e.getProblem());
    String words = e.getContext() + " " + problem;
    for (Wording wording : WORDINGS) {
      if (words.contains(wording.sign())) {
        return new YamlFault(wording.message(), wording.fix());
      }
    }
    return new YamlFault(problem, "Correct the line.");
  }

  /** A list or a mapping that nothing closes. */
  static YamlFault unclosed(char bracket) {
    return bracket == '['
        ? new YamlFault("the list opened here is never closed", "Close it with ].")
        : new YamlFault("the mapping opened here is never closed", "Close it with }.");
  }

  /** Whether the text ends, or the document, within a quote. */
  static boolean isOpenQuote(MarkedYamlEngineException e) {
    String problem = String.valueOf(e.getProblem());
    return problem.contains("found unexpected end of stream")
        || problem.contains("found unexpected document separator");
  }
}
