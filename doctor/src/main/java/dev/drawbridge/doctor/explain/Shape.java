package dev.drawbridge.doctor.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One spelling of a message: literals and facts in turn. Matches in time linear in the text, for it
 * never goes back: a fact ends where the next literal first occurs.
 */
final class Shape {
  private static final Pattern FACT = Pattern.compile("\\{([a-z]+)}");
  private static final int STATUS_LENGTH = 3;
  private static final String NO_STATUS = "(null)";

  /** A squeezed literal, or, where it is null, a fact. */
  private record Part(@Nullable String literal, @Nullable Fact fact) {}

  /** What was read, and where in the squeezed text it ends. */
  record Match(Facts facts, int end) {}

  private final List<Part> parts;
  private final String head;

  /**
   * Compiles a spelling.
   *
   * @param template a text that begins with a literal, with facts in braces
   */
  Shape(String template) {
    this.parts = parts(template);
    String first = parts.get(0).literal();
    if (first == null || first.length() < STATUS_LENGTH) {
      throw new IllegalStateException("invalid template '" + template + "': no literal to find");
    }
    this.head = first;
  }

  private static List<Part> parts(String template) {
    List<Part> parts = new ArrayList<>();
    Matcher facts = FACT.matcher(template);
    int from = 0;
    while (facts.find()) {
      addLiteral(template.substring(from, facts.start()), parts);
      parts.add(new Part(null, Fact.of(facts.group(1))));
      from = facts.end();
    }
    addLiteral(template.substring(from), parts);
    return List.copyOf(parts);
  }

  private static void addLiteral(String text, List<Part> parts) {
    String literal = PastedText.squeeze(text);
    if (!literal.isEmpty()) {
      parts.add(new Part(literal, null));
    }
  }

  /** Returns the literal that it begins with, squeezed. */
  String head() {
    return head;
  }

  /**
   * Matches at the beginning of a segment.
   *
   * @param segment a part of the squeezed text
   * @param start where the segment begins in it
   */
  @Nullable Match match(PastedText text, String segment, int start) {
    int[] ends = new int[parts.size()];
    int at = 0;
    for (int i = 0; i < ends.length; i++) {
      at = end(i, text, segment, start, at);
      if (at < 0) {
        return null;
      }
      ends[i] = at;
    }
    Facts facts = read(text, start, ends);
    return facts == null ? null : new Match(facts, start + at);
  }

  /** Reads the facts, null if one of them cannot be that. */
  private @Nullable Facts read(PastedText text, int start, int[] ends) {
    Facts facts = Facts.NONE;
    for (int i = 1; i < ends.length; i++) {
      Fact fact = parts.get(i).fact();
      if (fact != null) {
        String value = fact.read(text, start + ends[i - 1], start + ends[i]);
        if (value == null) {
          return null;
        }
        facts = facts.with(fact, value);
      }
    }
    return facts;
  }

  /** Returns where a part ends, -1 if it does not stand here. */
  private int end(int index, PastedText text, String segment, int start, int at) {
    Part part = parts.get(index);
    String literal = part.literal();
    if (literal != null) {
      return segment.startsWith(literal, at) ? at + literal.length() : -1;
    }
    if (part.fact() == Fact.STATUS) {
      return statusEnd(segment, at);
    }
    if (index + 1 == parts.size()) {
      return lastEnd(part.fact(), text, segment, start, at);
    }
    return segment.indexOf(String.valueOf(parts.get(index + 1).literal()), at);
  }

  /** Returns where a fact ends behind which nothing stands in the template. */
  private static int lastEnd(
      @Nullable Fact fact, PastedText text, String segment, int start, int at) {
    int most = start + segment.length();
    if (fact == Fact.VALUE) {
      return text.lineEnd(start + at, most) - start;
    }
    int line = text.lineEnd(start + at, most);
    int end = (fact == Fact.ORIGIN ? text.wordEnd(start + at, line) : line) - start;
    while (end > at && ".,'}])".indexOf(segment.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static int statusEnd(String segment, int at) {
    if (segment.startsWith(NO_STATUS, at)) {
      return at + NO_STATUS.length();
    }
    int end = at + STATUS_LENGTH;
    boolean digits =
        end <= segment.length()
            && segment.substring(at, end).chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? end : -1;
  }
}
