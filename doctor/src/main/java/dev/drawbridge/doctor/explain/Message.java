package dev.drawbridge.doctor.explain;

import dev.drawbridge.doctor.explain.Blocks.Block;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that an engine can print.
 *
 * @param id a stable name
 * @param engine who prints it, null if several do
 * @param phase which request it is about
 * @param causes the ids of what may have caused it, most likely first
 * @param echo of which other message it may be a mere echo
 * @param shapes its spellings, the first that matches counts
 */
record Message(
    String id,
    @Nullable Engine engine,
    Phase phase,
    List<Candidate> causes,
    Echo echo,
    List<Shape> shapes) {
  private static final String UNKNOWN = "unknown";

  /** Of what a message is a mere echo, if that is there too: it is then not explained again. */
  record Echo(Rule rule, String of) {
    enum Rule {
      /** None: it always stands for itself. */
      NONE,
      /** Of any message. */
      ANY,
      /** Of a message about the same URL. */
      URL,
      /** Of a certain message about the same URL. */
      MESSAGE,
      /** Of the reason in the lines before, which has no URL of its own. */
      REASON,
      /** Never worth an explanation: it says that the reason behind it is repeated. */
      MARK
    }

    private static Echo of(Block block) {
      List<String> words = block.words("echo");
      String word = words.isEmpty() ? "none" : words.get(0);
      String of = words.size() > 1 ? words.get(1) : "";
      return new Echo(Rule.valueOf(word.toUpperCase(java.util.Locale.ROOT)), of);
    }
  }

  /** Reads a block {@code message:}, whose line {@code text:} has the whole template. */
  static Message of(Block block) {
    return of(block.name(), block, block, List.of(block.get("text")));
  }

  /** Reads a block {@code localised:}, which has no template. */
  static Message localised(Block block) {
    return of(block.name(), block, block, List.of());
  }

  /**
   * Reads a block {@code detail:}, whose template stands in frames.
   *
   * @param frame the first of them, which gives engine and phase where the detail does not
   * @param templates the whole templates
   */
  static Message of(String id, Block detail, Block frame, List<String> templates) {
    List<Shape> shapes = new ArrayList<>();
    for (String template : templates) {
      Spellings.of(template).forEach(spelling -> shapes.add(new Shape(spelling)));
    }
    String engine = frame.get("engine", "");
    return new Message(
        id,
        engine.isEmpty() ? null : Engine.of(engine),
        Phase.of(detail.get("phase", frame.get("phase", "none"))),
        detail.words("causes").stream().map(Candidate::of).toList(),
        Echo.of(detail),
        List.copyOf(shapes));
  }

  /** Says whether more is known than that CORS blocked something. */
  boolean isInKnownWords() {
    return !causes.get(0).name().equals(UNKNOWN);
  }

  /** Says whether CORS has nothing to do with it. */
  boolean isImpostor() {
    return phase == Phase.NONE;
  }
}
