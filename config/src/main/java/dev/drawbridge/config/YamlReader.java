package dev.drawbridge.config;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads one YAML 1.2 document into {@link Node values} with positions. Where the scanner gives up
 * at an unquoted {@code *}, that character is masked and the text read again, so that one such slip
 * does not hide the rest of the file.
 */
final class YamlReader {

  private static final int MOST_MASKS = 32;
  private static final YamlFault UNREADABLE =
      new YamlFault("something that no parser takes", "Correct the line.");

  private final Problems problems;
  private final StringBuilder text;
  private final YamlFault empty;
  private final Map<Position, String> masks = new HashMap<>();

  private YamlReader(String text, Problems problems, String beginning) {
    this.text = new StringBuilder(text);
    this.problems = problems;
    empty = new YamlFault("the file is empty", beginning);
  }

  /**
   * The document's value, or null if there is none or its syntax is wrong; what is wrong with the
   * YAML itself has been reported then.
   *
   * @param beginning what to do about an empty file, one sentence
   */
  static @Nullable Node read(String text, Problems problems, String beginning) {
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      if (!StreamReader.isPrintable(text.codePointAt(i))) {
        String name = String.format("U+%04X", text.codePointAt(i));
        YamlFault fault = new YamlFault("the character " + name, "Remove it.");
        Position at = SourceText.after(text.substring(0, i));
        new YamlProblems(problems).syntax(at, KeyPath.ROOT, fault);
        return null;
      }
    }
    return new YamlReader(text, problems, beginning).read();
  }

  private @Nullable Node read() {
    while (true) {
      Problems found = problems.fresh();
      YamlProblems words = new YamlProblems(found);
      LoadSettings settings = LoadSettings.builder().build();
      var events = new Parse(settings).parseString(text.toString()).iterator();
      Composer composer = new Composer(events, masks, words);
      Node root = null;
      try {
        root = composer.document();
        if (isNothing(root)) {
          root = null;
          words.syntax(Position.START, KeyPath.ROOT, empty);
        }
      } catch (MarkedYamlEngineException e) {
        if (mask(e)) {
          continue;
        }
        report(e, composer, words);
      } catch (RuntimeException e) {
        // The parser's own slips, such as the escape \Uffffffff, which is no code point.
        words.syntax(composer.position(), composer.path(), UNREADABLE);
      }
      problems.addAll(found);
      return root;
    }
  }

  private void report(MarkedYamlEngineException e, Composer composer, YamlProblems words) {
    for (Composer.Flow flow : composer.flows()) {
      int at = text.offsetByCodePoints(0, flow.index());
      if (Brackets.isOpen(text, at) && !YamlFault.isOpenQuote(e)) {
        words.syntax(flow.at(), flow.path(), YamlFault.unclosed(text.charAt(at)));
        return;
      }
    }
    words.syntax(place(e), composer.path(), YamlFault.of(e));
  }

  private static boolean isNothing(@Nullable Node root) {
    return root == null || (root instanceof Node.Scalar s && s.type() == ScalarType.NULL);
  }

  /** Masks the character at which the scanner gave up, if it is the mark of an alias or anchor. */
  private boolean mask(MarkedYamlEngineException e) {
    String context = String.valueOf(e.getContext());
    boolean slip = context.endsWith("scanning an alias") || context.endsWith("scanning an anchor");
    Mark mark = e.getContextMark().orElse(null);
    if (!slip || mark == null || masks.size() == MOST_MASKS) {
      return false;
    }
    int at = text.offsetByCodePoints(0, mark.getIndex());
    if (masks.put(Composer.at(mark), written(at)) != null) {
      return false;
    }
    text.setCharAt(at, 'x');
    return true;
  }

  private String written(int from) {
    int end = from + 1;
    while (end < text.length() && " \t\r\n,]}".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(from, end);
  }

  /** An unclosed quote is reported where it was opened. */
  private static Position place(MarkedYamlEngineException e) {
    var mark = YamlFault.isOpenQuote(e) ? e.getContextMark() : e.getProblemMark();
    return mark.or(e::getContextMark).map(Composer::at).orElse(Position.START);
  }
}
