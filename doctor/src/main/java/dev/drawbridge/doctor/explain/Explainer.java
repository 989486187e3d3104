package dev.drawbridge.doctor.explain;

import java.util.Comparator;
import java.util.List;

/**
 * Decodes what was copied from a browser's console: any number of messages, wrapped, quoted,
 * escaped or between other lines. Total: every text has an answer. Takes time and memory linear in
 * the length of the text.
 */
public final class Explainer {
  /** How much of a text is read, in UTF-16 code units. */
  public static final int MOST = 1 << 20;

  /** How often a text can be escaped: a console's line in JSON, that again in JSON. */
  private static final int LAYERS = 3;

  private static final Comparator<List<Draft>> RICHNESS =
      Comparator.<List<Draft>>comparingInt(Explainer::cors)
          .thenComparing(List::size)
          .thenComparing(Explainer::facts);

  private Explainer() {}

  /**
   * What was found.
   *
   * @param messages each message once, in order; those that only repeat another are left out
   * @param truncated whether the text was longer than {@link #MOST}, and the rest not read
   */
  public record Result(List<Explanation> messages, boolean truncated) {
    /** Copies the messages. */
    public Result {
      messages = List.copyOf(messages);
    }

    /** Says whether there is a CORS message. */
    public boolean isUnderstood() {
      return messages.stream().anyMatch(Explanation::isCors);
    }
  }

  /** Explains a text; of one longer than {@link #MOST} the beginning. */
  public static Result explain(String pasted) {
    boolean truncated = pasted.length() > MOST;
    String text = truncated ? pasted.substring(0, MOST) : pasted;
    List<Draft> best = gather(text);
    for (int layer = 0; layer < LAYERS; layer++) {
      String plain = Escapes.unescape(text);
      if (plain.equals(text)) {
        break;
      }
      text = plain;
      List<Draft> drafts = gather(text);
      best = RICHNESS.compare(drafts, best) > 0 ? drafts : best;
    }
    return new Result(best.stream().map(Draft::finish).toList(), truncated);
  }

  private static List<Draft> gather(String text) {
    PastedText pasted = new PastedText(text);
    List<Found> found = MessageFinder.find(pasted);
    return Gathering.of(found.isEmpty() ? LocalisedFirefox.find(pasted) : found, pasted);
  }

  /** Counts messages about CORS, those in known words twice. */
  private static int cors(List<Draft> drafts) {
    return drafts.stream().map(Draft::message).mapToInt(Explainer::weight).sum();
  }

  private static int weight(Message message) {
    return message.isImpostor() ? 0 : message.isInKnownWords() ? 2 : 1;
  }

  private static int facts(List<Draft> drafts) {
    return drafts.stream().mapToInt(draft -> draft.facts().size()).sum();
  }
}
